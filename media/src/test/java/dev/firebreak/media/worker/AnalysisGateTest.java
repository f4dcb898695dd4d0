package dev.firebreak.media.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AnalysisGateTest {
    private final AnalysisGate gate = new AnalysisGate(0);

    @Test
    void letsThroughWhatIsNearAnalysis() {
        gate.sent(500_000);
        assertThat(gate.await(1_199_999)).isTrue();
    }

    @Test
    void doesNotWaitForADecoderThatHasGivenNothingYet() {
        assertThat(gate.await(5_000_000)).isTrue();
        gate.sent(100_000);
        gate.analysed(100_000);
        assertThat(gate.await(9_000_000)).isTrue();
    }

    @Test
    void holdsWhatIsFarAheadUntilAnalysisHasFollowed() throws Exception {
        gate.sent(900_000);
        CompletableFuture<Boolean> through = CompletableFuture.supplyAsync(() -> gate.await(1_200_000));
        assertThat(through).isNotDone();
        gate.analysed(1);
        assertThat(through.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void endsWaitingWhenTheStreamIsClosed() throws Exception {
        gate.sent(900_000);
        CompletableFuture<Boolean> through = CompletableFuture.supplyAsync(() -> gate.await(9_000_000));
        gate.close();
        assertThat(through.get(10, TimeUnit.SECONDS)).isFalse();
    }
}
