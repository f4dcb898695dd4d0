package dev.firebreak.bench.copies;

import dev.firebreak.core.edit.Copy;
import dev.firebreak.core.edit.EditKind;
import dev.firebreak.core.edit.Surroundings;
import dev.firebreak.core.edit.Take;
import dev.firebreak.core.edit.Variant;
import dev.firebreak.core.fingerprint.video.FrameDescriber;
import dev.firebreak.core.fingerprint.vpdq.VpdqComparison;
import dev.firebreak.inference.engine.PictureDescriber;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.media.recode.TakeCoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * How many edited copies of references are found, by edit, at no false match of distractors. Arguments: folder of references, of
 * distractors, of sounds, a file of speech, one of music, a video to splice into and put over, and how many copies of each kind are
 * made of each reference.
 */
public final class CopiesMain {
    private static final long SEED = 20_261_122;
    private static final List<EditKind> WITHOUT_PICTURES =
            List.of(EditKind.SOUND_ONLY, EditKind.LOW_RATE_SOUND, EditKind.TALKED_OVER);
    private static final List<EditKind> WITHOUT_SOUND = List.of(EditKind.PICTURE_ONLY, EditKind.SOUND_REPLACED);
    private static final List<EditKind> PLAIN = List.of(EditKind.REENCODED, EditKind.SCALED, EditKind.SLICED);

    private final Material material;
    private final Surroundings around;
    private final FrameDescriber describer;
    private final Chromaprint chromaprint = new Chromaprint();
    private final TakeCoder coder = new TakeCoder();
    private final Map<Matcher, Tally> matchers = new LinkedHashMap<>();
    private final ExecutorService workers =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private final Semaphore room = new Semaphore(3 * Runtime.getRuntime().availableProcessors());
    private final List<Future<?>> pending = new ArrayList<>();
    private int distractors;

    private CopiesMain(Material material, Surroundings around, FrameDescriber describer) {
        this.describer = describer;
        this.material = material;
        this.around = around;
        List<Matcher> all = List.of(
                new FusedMatcher(true),
                new FusedMatcher(false),
                new PictureMatcher(true),
                new PictureMatcher(false),
                new SoundMatcher(),
                new VpdqMatcher(VpdqComparison.EVERY_FEATURE),
                new VpdqMatcher(VpdqComparison.DISTINCT_HASHES),
                new TmkMatcher(),
                new ChromaprintMatcher());
        all.forEach(matcher -> matchers.put(matcher, new Tally()));
    }

    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        Material material = new Material(Path.of(args[2]));
        Surroundings around = new Surroundings(
                material.other(Path.of(args[5])), material.sound(Path.of(args[3])), material.sound(Path.of(args[4])));
        try (PictureDescriber describer =
                PictureDescriber.open(ModelPackage.standard()).orElseThrow()) {
            run(new CopiesMain(material, around, describer), args);
        }
    }

    private static void run(CopiesMain bench, String[] args)
            throws IOException, InterruptedException, ExecutionException {
        try {
            bench.run(Material.files(Path.of(args[0])), Path.of(args[1]), Integer.parseInt(args[6]));
        } finally {
            bench.workers.shutdownNow();
        }
    }

    private void run(List<Path> references, Path distractorFolder, int ofEachKind)
            throws IOException, InterruptedException, ExecutionException {
        List<Take> takes = new ArrayList<>();
        for (Path file : references) {
            Take take = material.reference(file);
            Prints prints = Prints.of(take, chromaprint, describer);
            matchers.keySet().forEach(matcher -> matcher.add(takes.size(), prints));
            takes.add(take);
        }
        say("%d references", takes.size());
        material.distractors(distractorFolder, take -> {
            int number = distractors++;
            submit(() -> distractor(take, number));
        });
        drain();
        say("%d distractors, each as it is and edited", distractors);
        for (int i = 0; i < takes.size(); i++) {
            Take take = takes.get(i);
            int reference = i;
            for (Variant variant : Variant.of(take, around, SEED + i, ofEachKind)) {
                submit(() -> copy(take, reference, variant));
            }
            say("copies of reference %d", i);
        }
        drain();
        print();
    }

    private void submit(Runnable work) {
        room.acquireUninterruptibly();
        pending.add(workers.submit(() -> {
            try {
                work.run();
            } finally {
                room.release();
            }
        }));
    }

    private void drain() throws InterruptedException, ExecutionException {
        for (Future<?> each : pending) {
            each.get();
        }
        pending.clear();
    }

    private void distractor(Take take, int number) {
        List<Variant> variants = Variant.of(take, around, SEED - number, 1);
        Variant variant = variants.get(number % variants.size());
        for (Take query : List.of(take, made(take, variant).take())) {
            Prints prints = Prints.of(query, chromaprint, describer);
            matchers.forEach((matcher, tally) -> tally.distractor(matcher.find(prints))
                    .ifPresent(hit -> say(
                            "%s: distractor %d is like reference %d: %.3f",
                            matcher.name(), number, hit.reference(), hit.score())));
        }
    }

    private void copy(Take take, int reference, Variant variant) {
        Copy copy = made(take, variant);
        Prints prints = Prints.of(copy.take(), chromaprint, describer);
        Tally.Truth truth = new Tally.Truth(variant.kind(), reference, copy.inCopy(), copy.inOriginal());
        matchers.forEach((matcher, tally) -> {
            long start = System.nanoTime();
            List<Hit> hits = matcher.find(prints);
            tally.copy(truth, hits, System.nanoTime() - start);
        });
    }

    private Copy made(Take take, Variant variant) {
        Copy copy = variant.of(take);
        return variant.coding().map(coding -> coder.coded(copy, coding)).orElse(copy);
    }

    private void print() {
        StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "| %-34s |", "edit"));
        matchers.keySet().forEach(matcher -> head.append(String.format(Locale.ROOT, " %-12s |", matcher.name())));
        System.out.println(head);
        System.out.println("|---|" + "---|".repeat(matchers.size()));
        for (EditKind kind : EditKind.values()) {
            row(kind.label(), List.of(kind));
        }
        List<EditKind> all = List.of(EditKind.values());
        row("all", all);
        row("re-encoded, scaled, sliced", PLAIN);
        row("all that keep pictures", without(all, WITHOUT_PICTURES));
        row("all that keep sound", without(all, WITHOUT_SOUND));
        line("micro-AP", "%.3f", Tally::microAveragePrecision);
        line("overlap of intervals", "%.2f", Tally::overlap);
        line("score of the nearest distractor", "%.3f", Tally::threshold);
        line("ms a query", "%.1f", Tally::millisPerQuery);
    }

    private static List<EditKind> without(List<EditKind> all, List<EditKind> some) {
        return all.stream().filter(kind -> !some.contains(kind)).toList();
    }

    private void row(String label, List<EditKind> kinds) {
        line(label, "%.2f", tally -> tally.recall(kinds));
    }

    private interface Figure {
        double of(Tally tally);
    }

    private void line(String label, String format, Figure figure) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "| %-34s |", label));
        matchers.values()
                .forEach(tally ->
                        line.append(String.format(Locale.ROOT, " %12s |", format.formatted(figure.of(tally)))));
        System.out.println(line);
    }

    private static void say(String format, Object... figures) {
        System.err.printf(Locale.ROOT, format + "%n", figures);
    }
}
