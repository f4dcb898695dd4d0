package dev.firebreak.core.copy.trial;

import dev.firebreak.core.copy.Channel;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.copy.CopyQuery;
import dev.firebreak.core.edit.Coding;
import dev.firebreak.core.edit.Copy;
import dev.firebreak.core.edit.Surroundings;
import dev.firebreak.core.edit.Take;
import dev.firebreak.core.edit.TakePrints;
import dev.firebreak.core.edit.Variant;
import dev.firebreak.core.fingerprint.video.FrameDescriber;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/**
 * Makes edited copies of an original, matches each, and counts which are found. The same seed makes the same copies, whatever
 * the number of threads.
 */
public final class SelfTest {
    private final Function<CopyQuery, List<CopyMatch>> matcher;
    private final Predicate<CopyMatch> original;
    private final Coder coder;
    private final int threads;
    private final FrameDescriber describer;

    /** Encodes a copy and decodes it again. Any number of threads ask. */
    @FunctionalInterface
    public interface Coder {
        /** Throws {@link dev.firebreak.core.error.FirebreakException} when that fails. */
        Copy coded(Copy copy, Coding coding);
    }

    /** A self-test without learned hashes. */
    public SelfTest(
            Function<CopyQuery, List<CopyMatch>> matcher, Predicate<CopyMatch> original, Coder coder, int threads) {
        this(matcher, original, coder, FrameDescriber.NONE, threads);
    }

    /**
     * A self-test.
     *
     * @param matcher is asked about each copy, by several threads
     * @param original whether a match is with the original
     * @param describer gives the copies' pictures their learned hashes
     * @param threads 1 or more
     */
    public SelfTest(
            Function<CopyQuery, List<CopyMatch>> matcher,
            Predicate<CopyMatch> original,
            Coder coder,
            FrameDescriber describer,
            int threads) {
        this.describer = describer;
        this.matcher = matcher;
        this.original = original;
        this.coder = coder;
        this.threads = threads;
    }

    /**
     * Makes {@code ofEachKind} copies of each kind of edit, and matches them.
     *
     * @param progress hears how many are done, from several threads
     * @throws dev.firebreak.core.error.FirebreakException when copies cannot be encoded
     */
    public SelfTestResult run(Take take, long seed, int ofEachKind, IntConsumer progress) throws InterruptedException {
        Surroundings around = Surroundings.painted(seed);
        List<Variant> variants = Variant.of(take, around, seed, ofEachKind);
        ExecutorService workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("self-test-", 0).daemon().factory());
        try {
            AtomicInteger done = new AtomicInteger();
            List<Future<Trial>> trials = new ArrayList<>();
            for (Variant variant : variants) {
                trials.add(workers.submit(() -> {
                    Trial trial = trial(take, variant);
                    progress.accept(done.incrementAndGet());
                    return trial;
                }));
            }
            List<Trial> all = new ArrayList<>();
            for (Future<Trial> trial : trials) {
                all.add(trial.get());
            }
            return new SelfTestResult(seed, take.seconds(), take.sound().length > 0, all);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("A self-test failed", e);
        } finally {
            workers.shutdownNow();
        }
    }

    /** Makes one copy, on the caller's thread, and matches it. Throws as {@link #run}. */
    public Trial trial(Take take, Variant variant) {
        Copy edited = variant.of(take);
        Copy copy = variant.coding().map(coding -> coder.coded(edited, coding)).orElse(edited);
        CopyQuery query = CopyQuery.NOTHING
                .withVideo(TakePrints.video(copy.take(), describer))
                .withOrientations(CopyQuery.ALL);
        if (copy.take().sound().length > 0) {
            query = query.withSound(TakePrints.sound(copy.take()));
        }
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        double score = 0;
        double overlap = 0;
        for (CopyMatch match : matcher.apply(query)) {
            if (original.test(match)) {
                channels.addAll(match.channels());
                overlap = match.score() > score ? Trial.overlap(match.where(), copy) : overlap;
                score = Math.max(score, match.score());
            }
        }
        return new Trial(variant.kind(), variant.text(), channels, score, overlap);
    }
}
