package dev.firebreak.inference.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.evidence.SoundScores;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final long MILLISECOND = 1_000_000;
    private static final long WAIT = 20 * MILLISECOND;

    private final Lane<float[], SoundScores> lane =
            new Lane<>(new ScriptedModel(0), new EngineSettings(1, 4, Duration.ofMillis(20), 100));

    @Test
    void holdsNothingOfAStreamThatIsAlone() {
        for (long i = 0; i < 20; i++) {
            long now = i * 500 * MILLISECOND;
            assertThat(lane.heldUntil(Pace.LIVE, now)).isEqualTo(now);
        }
    }

    @Test
    void holdsForTheLongestWaitOnceOthersAreExpectedWithinIt() {
        long now = 0;
        for (int i = 0; i < 100; i++) {
            now += 5 * MILLISECOND;
            lane.heldUntil(Pace.LIVE, now);
        }

        assertThat(lane.heldUntil(Pace.LIVE, now + MILLISECOND)).isEqualTo(now + MILLISECOND + WAIT);
    }

    @Test
    void stopsHoldingWhenTheOthersHaveLeft() {
        long now = 0;
        for (int i = 0; i < 100; i++) {
            now += 5 * MILLISECOND;
            lane.heldUntil(Pace.LIVE, now);
        }
        now += 500 * MILLISECOND;

        assertThat(lane.heldUntil(Pace.LIVE, now)).isEqualTo(now);
    }

    @Test
    void neverHoldsFiles() {
        for (long now = 0; now < 100; now++) {
            assertThat(lane.heldUntil(Pace.FILE, now)).isEqualTo(now);
        }
    }

    @Test
    void isRipeAtOnceWhenTheBatchIsFull() {
        for (int i = 0; i < 3; i++) {
            lane.add(job(WAIT));
        }
        assertThat(lane.ripeAt(5)).isEqualTo(WAIT);

        lane.add(job(WAIT));

        assertThat(lane.ripeAt(5)).isEqualTo(5);
    }

    @Test
    void takesNoMoreThanTheLargestBatch() {
        for (int i = 0; i < 5; i++) {
            lane.add(job(0));
        }

        assertThat(lane.take()).hasSize(4);
        assertThat(lane.take()).hasSize(1);
        assertThat(lane.isEmpty()).isTrue();
    }

    private static Job<float[], SoundScores> job(long heldUntil) {
        return new Job<>(new float[1], new CompletableFuture<>(), 0, heldUntil);
    }
}
