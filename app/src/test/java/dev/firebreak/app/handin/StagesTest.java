package dev.firebreak.app.handin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.handin.Stages.Stage;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StagesTest {
    @Test
    void onlyWhoHandedAFileInLearnsHowFarItIs() {
        Stages stages = new Stages();
        stages.is("rex", "a1", Stage.READING, Duration.ofSeconds(3), Optional.of(Duration.ofSeconds(9)));

        assertThat(stages.of("rex", "a1"))
                .isEqualTo(
                        new Stages.Reached(Stage.READING, Duration.ofSeconds(3), Optional.of(Duration.ofSeconds(9))));
        assertThat(stages.of("cleo", "a1").stage()).isEqualTo(Stage.NONE);

        stages.is("rex", "a1", Stage.NONE, Duration.ZERO, Optional.empty());
        assertThat(stages.of("rex", "a1").stage()).isEqualTo(Stage.NONE);
    }

    @Test
    void aTicketHasALimit() {
        assertThat(Stages.isTicket("a".repeat(64))).isTrue();
        assertThat(Stages.isTicket("a".repeat(65))).isFalse();
        assertThat(Stages.isTicket("")).isFalse();
        assertThat(Stages.isTicket("a b")).isFalse();
    }
}
