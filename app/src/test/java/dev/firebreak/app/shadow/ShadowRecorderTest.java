package dev.firebreak.app.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.incident.SessionInfo;
import dev.firebreak.app.pipeline.RecentFrames;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.shadow.ShadowTally;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.shadow.InMemoryShadowStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ShadowRecorderTest {
    private static final Hash256 JUDGE = Hash256.sha256(new byte[0]);

    private final FakeClock clock = new FakeClock();
    private final InMemoryShadowStore store = new InMemoryShadowStore();
    private final CountDownLatch written = new CountDownLatch(1);

    @Test
    void writesAVerdictAtOnceWithTheTimeUpToIt() throws InterruptedException {
        try (ShadowRecorder recorder = recorder()) {
            ShadowWatch watch = recorder.watch(info(), new RecentFrames(), () -> {});
            judged(watch, VerdictLevel.CLEAR, 2);
            judged(watch, VerdictLevel.HOLD, 4);

            assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(store.list(10, 0)).hasSize(1);
            assertThat(onlyStream().watched()).isEqualTo(Duration.ofSeconds(4));
        }
    }

    @Test
    void writesWhatIsLeftWhenItCloses() {
        try (ShadowRecorder recorder = recorder()) {
            judged(recorder.watch(info(), new RecentFrames(), () -> {}), VerdictLevel.CLEAR, 3);
        }

        assertThat(onlyStream().watched()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void forgetsDaysThatAreOlderThanTheirRetention() {
        try (ShadowRecorder recorder = recorder()) {
            judged(recorder.watch(info(), new RecentFrames(), () -> {}), VerdictLevel.HOLD, 3);
        }
        clock.advance(Duration.ofDays(32));
        recorder().close();

        assertThat(store.list(10, 0)).isEmpty();
        assertThat(store.tally(JUDGE).streams()).isEmpty();
    }

    private ShadowTally.OfStream onlyStream() {
        return store.tally(JUDGE).streams().getFirst();
    }

    private ShadowRecorder recorder() {
        return new ShadowRecorder(
                store, JUDGE, Duration.ofSeconds(10), Duration.ofDays(30), written::countDown, () -> {}, clock);
    }

    private SessionInfo info() {
        return new SessionInfo(new StreamId("lobby"), SessionId.random(), clock.instant(), "test", "first 1");
    }

    private static void judged(ShadowWatch watch, VerdictLevel level, int second) {
        watch.judged(new Verdict(level, Duration.ofSeconds(second), 0.5, Optional.empty(), "as scripted"));
    }
}
