package dev.firebreak.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class DeliveryPolicyTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final DeliveryPolicy POLICY =
            new DeliveryPolicy(5, SECOND, Duration.ofSeconds(10), SECOND, SECOND, 1);

    @Test
    void waitsDoubleUpToTheLongest() {
        RandomGenerator highest = () -> -1L; // nextDouble() gives just under 1

        assertThat(POLICY.delay(1, highest)).isEqualTo(Duration.ofSeconds(1));
        assertThat(POLICY.delay(2, highest)).isEqualTo(Duration.ofSeconds(2));
        assertThat(POLICY.delay(4, highest)).isEqualTo(Duration.ofSeconds(8));
        assertThat(POLICY.delay(5, highest)).isEqualTo(Duration.ofSeconds(10));
        assertThat(POLICY.delay(Integer.MAX_VALUE, highest)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void jitterTakesAtMostHalfOfIt() {
        Random random = new Random(1);

        for (int i = 0; i < 1_000; i++) {
            assertThat(POLICY.delay(3, random)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        }
    }

    @Test
    void refusesPoliciesThatCannotWork() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DeliveryPolicy(0, SECOND, SECOND, SECOND, SECOND, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeliveryPolicy(1, SECOND, SECOND, SECOND, SECOND, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryPolicy(1, SECOND, SECOND, Duration.ZERO, SECOND, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryPolicy(1, SECOND.negated(), SECOND, SECOND, SECOND, 1));
    }
}
