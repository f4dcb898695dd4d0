package dev.firebreak.inference.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.evidence.SoundScores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CallerPoolTest {
    private static final int MANY = 1_000;

    private final List<CallerPool> pools = new ArrayList<>();
    private final ScriptedModel model = new ScriptedModel(0);

    @AfterEach
    void close() {
        model.runs.release(MANY);
        pools.forEach(CallerPool::close);
    }

    @Test
    void batchesWhatGathersWhileTheCallersAreBusy() {
        Lane<float[], SoundScores> lane = lane(settings(100, Duration.ZERO));
        CallerPool pool = started(lane);
        CompletableFuture<SoundScores> first = pool.submit(lane, input(0), Pace.LIVE);
        awaitTaken(pool, lane);
        List<CompletableFuture<SoundScores>> rest = submit(pool, lane, 11, Pace.LIVE);

        model.runs.release(MANY);

        assertThat(first).succeedsWithin(10, TimeUnit.SECONDS);
        rest.forEach(future -> assertThat(future).succeedsWithin(10, TimeUnit.SECONDS));
        assertThat(model.batches()).containsExactly(1, 8, 3);
        LaneMetrics metrics = pool.locked(lane::metrics);
        assertThat(metrics.items()).isEqualTo(12);
        assertThat(metrics.batches()).isEqualTo(3);
        assertThat(metrics.meanBatch()).isEqualTo(4);
        assertThat(metrics.queueDepth()).isZero();
        assertThat(metrics.p99()).isGreaterThanOrEqualTo(metrics.p50()).isPositive();
    }

    @Test
    void givesEachSubmissionItsOwnScores() {
        Lane<float[], SoundScores> lane = lane(settings(100, Duration.ofMillis(1)));
        CallerPool pool = started(lane);
        model.runs.release(MANY);

        List<CompletableFuture<SoundScores>> futures = submit(pool, lane, 50, Pace.LIVE);

        for (int i = 0; i < futures.size(); i++) {
            assertThat(futures.get(i)).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(new SoundScores(i / 100f, 0, 0));
        }
    }

    @Test
    void refusesLiveSubmissionsWhenTheQueueIsFull() {
        Lane<float[], SoundScores> lane = lane(settings(8, Duration.ZERO));
        CallerPool pool = started(lane);
        CompletableFuture<SoundScores> running = pool.submit(lane, input(0), Pace.LIVE);
        awaitTaken(pool, lane);
        List<CompletableFuture<SoundScores>> accepted = submit(pool, lane, 8, Pace.LIVE);
        assertThat(accepted).noneMatch(CompletableFuture::isDone);

        CompletableFuture<SoundScores> refused = pool.submit(lane, input(9), Pace.LIVE);

        requireCode(refused, ErrorCode.LIMIT_EXCEEDED);
        assertThat(running).isNotDone();
        assertThat(pool.locked(lane::metrics).refused(Refusal.QUEUE_FULL)).isEqualTo(1);
        assertThat(pool.locked(lane::metrics).queueDepth()).isEqualTo(8);
    }

    @Test
    void blocksFileSubmissionsWhileTheQueueIsFull() {
        Lane<float[], SoundScores> lane = lane(settings(8, Duration.ZERO));
        CallerPool pool = started(lane);
        CompletableFuture<SoundScores> running = pool.submit(lane, input(0), Pace.FILE);
        awaitTaken(pool, lane);
        submit(pool, lane, 8, Pace.FILE);
        CompletableFuture<SoundScores> blocked = new CompletableFuture<>();
        Thread caller = Thread.ofPlatform()
                .start(() ->
                        blocked.complete(pool.submit(lane, input(9), Pace.FILE).join()));
        await(() -> caller.getState() == Thread.State.WAITING);
        assertThat(running).isNotDone();

        model.runs.release(MANY);

        assertThat(blocked).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(new SoundScores(9 / 100f, 0, 0));
        assertThat(pool.locked(lane::metrics).refusals()).isEmpty();
    }

    @Test
    void leavesOutWhatWasGivenUp() {
        Lane<float[], SoundScores> lane = lane(settings(100, Duration.ZERO));
        CallerPool pool = started(lane);
        CompletableFuture<SoundScores> running = pool.submit(lane, input(0), Pace.LIVE);
        awaitTaken(pool, lane);
        List<CompletableFuture<SoundScores>> rest = submit(pool, lane, 3, Pace.LIVE);
        rest.get(1).cancel(false);

        model.runs.release(MANY);

        assertThat(running).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(rest.get(2)).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(model.batches()).containsExactly(1, 2);
        assertThat(pool.locked(lane::metrics).refused(Refusal.GIVEN_UP)).isEqualTo(1);
    }

    @Test
    void doesNotLetOneBadInputSpoilTheOthers() {
        Lane<float[], SoundScores> lane = lane(settings(100, Duration.ZERO));
        CallerPool pool = started(lane);
        CompletableFuture<SoundScores> running = pool.submit(lane, input(0), Pace.LIVE);
        awaitTaken(pool, lane);
        CompletableFuture<SoundScores> good = pool.submit(lane, input(1), Pace.LIVE);
        CompletableFuture<SoundScores> bad = pool.submit(lane, new float[] {Float.NaN}, Pace.LIVE);
        CompletableFuture<SoundScores> alsoGood = pool.submit(lane, input(2), Pace.LIVE);

        model.runs.release(MANY);

        assertThat(running).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(good).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(alsoGood).succeedsWithin(10, TimeUnit.SECONDS);
        requireCode(bad, ErrorCode.MODEL_UNUSABLE);
        assertThat(pool.locked(lane::metrics).refused(Refusal.MODEL_FAILED)).isEqualTo(1);
    }

    @Test
    void failsWhatWaitsAndWhatComesOnceClosed() {
        Lane<float[], SoundScores> lane = lane(settings(100, Duration.ZERO));
        CallerPool pool = started(lane);
        CompletableFuture<SoundScores> running = pool.submit(lane, input(0), Pace.LIVE);
        awaitTaken(pool, lane);
        CompletableFuture<SoundScores> waiting = pool.submit(lane, input(1), Pace.LIVE);
        Thread closing = Thread.ofPlatform().start(pool::close);

        requireCode(waiting, ErrorCode.CONFLICT);
        model.runs.release(MANY);
        assertThat(running).succeedsWithin(10, TimeUnit.SECONDS);
        await(() -> !closing.isAlive());
        requireCode(pool.submit(lane, input(2), Pace.LIVE), ErrorCode.CONFLICT);
        requireCode(pool.submit(lane, input(2), Pace.FILE), ErrorCode.CONFLICT);
        assertThat(pool.locked(lane::metrics).refused(Refusal.CLOSED)).isEqualTo(3);
    }

    private CallerPool started(Lane<float[], SoundScores> lane) {
        CallerPool pool = new CallerPool(1, List.of(lane));
        pools.add(pool);
        pool.start();
        return pool;
    }

    private Lane<float[], SoundScores> lane(EngineSettings settings) {
        return new Lane<>(model, settings);
    }

    private static EngineSettings settings(int capacity, Duration wait) {
        return new EngineSettings(1, 8, wait, capacity);
    }

    private static List<CompletableFuture<SoundScores>> submit(
            CallerPool pool, Lane<float[], SoundScores> lane, int count, Pace pace) {
        List<CompletableFuture<SoundScores>> futures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            futures.add(pool.submit(lane, input(i), pace));
        }
        return futures;
    }

    private static float[] input(int i) {
        return new float[] {i / 100f};
    }

    private static void awaitTaken(CallerPool pool, Lane<?, ?> lane) {
        await(() -> pool.locked(lane::isEmpty));
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static void requireCode(CompletableFuture<?> future, ErrorCode code) {
        assertThat(future.handle((scores, failure) -> unwrapped(failure)).join())
                .isInstanceOfSatisfying(
                        FirebreakException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
    }
}
