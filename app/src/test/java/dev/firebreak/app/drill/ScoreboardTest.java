package dev.firebreak.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.verdict.VerdictLevel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ScoreboardTest {
    @Test
    void passesWhenNobodySawAnythingAndItWasCutAndRecorded() {
        Scoreboard board = board(900L, 0, 50, 20, "id");

        assertThat(board.passed()).isTrue();
        assertThat(board.text())
                .contains("900 ms")
                .contains("0 of 50 published")
                .contains("withheld, cut and on record");
    }

    @Test
    void failsWhenAnythingIsMissing() {
        assertThat(board(900L, 1, 50, 20, "id").passed()).as("one frame seen").isFalse();
        assertThat(board(null, 0, 50, 20, "id").passed()).as("not cut").isFalse();
        assertThat(board(900L, 0, 50, 20, null).passed()).as("not recorded").isFalse();
        assertThat(board(900L, 0, 0, 20, "id").passed())
                .as("no attack was sent")
                .isFalse();
        assertThat(board(900L, 0, 50, 0, "id").passed())
                .as("the viewer saw nothing at all")
                .isFalse();
        assertThat(board(null, 0, 50, 20, null).text())
                .contains("never")
                .contains("none")
                .contains("FAILED");
    }

    private static Scoreboard board(
            @Nullable Long cut, int attackSeen, int attackSent, int harmlessSeen, @Nullable String incident) {
        return new Scoreboard(
                cut, cut, cut, cut, attackSeen, attackSent, harmlessSeen, 30, 700L, incident, VerdictLevel.CUT, "cut");
    }
}
