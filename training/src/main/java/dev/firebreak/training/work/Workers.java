package dev.firebreak.training.work;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Does a list of things, several at a time: while one waits for scores another computes. */
public final class Workers {
    /** Two for each core: each waits for the engine about half of the time. */
    private static final int THREADS = 2 * Runtime.getRuntime().availableProcessors();

    private Workers() {}

    /** What {@code work} makes of each of {@code all}, in their order; throws what it throws. */
    public static <T, R> List<R> each(String what, List<T> all, Steps steps, Function<T, R> work) {
        AtomicInteger done = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().daemon().name("evaluation-", 1).factory());
        try {
            List<Future<R>> futures = new ArrayList<>();
            for (T each : all) {
                futures.add(threads.submit(() -> {
                    R result = work.apply(each);
                    steps.step(what, done.incrementAndGet(), all.size());
                    return result;
                }));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failed
                    ? failed
                    : new IllegalStateException(what + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FirebreakException(ErrorCode.SOURCE_GONE, "Interrupted during " + what, e);
        } finally {
            threads.shutdownNow();
        }
    }
}
