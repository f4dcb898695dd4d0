package dev.firebreak.core.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** One edited copy that can be made of an original. */
public final class Variant {
    /** Variants of each kind: with all kinds together more than {@link #LEAST} of an original that has sound. */
    public static final int OF_EACH_KIND = 35;

    /** What a self-test makes at least. */
    public static final int LEAST = 800;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final EditKind kind;
    private final int number;
    private final Edit edit;

    private Variant(EditKind kind, int number, Edit edit) {
        this.kind = kind;
        this.number = number;
        this.edit = edit;
    }

    /**
     * The variants of an original: {@code ofEachKind} of each kind that it allows. The same seed gives the same ones.
     *
     * @param seed anything; variants of one seed differ from those of another in their parameters
     */
    public static List<Variant> of(Take original, Surroundings around, long seed, int ofEachKind) {
        List<Variant> all = new ArrayList<>();
        for (EditKind kind : EditKind.values()) {
            long ofKind = seed * GOLDEN + kind.name().hashCode() * 1_000L;
            for (int i = 0; kind.possible(original) && i < ofEachKind; i++) {
                all.add(new Variant(kind, all.size(), kind.make(new SplittableRandom(ofKind + i), around)));
            }
        }
        return all;
    }

    /** How many of each kind make at least {@link #LEAST} variants of an original. */
    public static int ofEachKind(Take original) {
        int kinds = kinds(original);
        return (LEAST + kinds - 1) / kinds;
    }

    /** How many kinds of edit an original allows. */
    public static int kinds(Take original) {
        return (int) Arrays.stream(EditKind.values())
                .filter(kind -> kind.possible(original))
                .count();
    }

    public EditKind kind() {
        return kind;
    }

    /** From 0, among all variants of an original. */
    public int number() {
        return number;
    }

    /** What was done, with figures, for people. */
    public String text() {
        return edit.text();
    }

    /** How the copy is to be encoded before it is looked at; empty where no encoder is part of the edit. */
    public Optional<Coding> coding() {
        return edit.coding();
    }

    /** Makes it, up to {@link #coding}. Pictures are made when they are asked for. */
    public Copy of(Take original) {
        return edit.change().apply(Copy.of(original));
    }

    @Override
    public String toString() {
        return "%d: %s (%s)".formatted(number, kind.label(), text());
    }
}
