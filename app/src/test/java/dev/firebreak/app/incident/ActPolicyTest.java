package dev.firebreak.app.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.verdict.VerdictLevel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ActPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "true,  true,  CUT,   CUT",
        "true,  true,  HOLD,  HOLD",
        "true,  false, CUT,   HOLD",
        "false, false, CUT,   WATCH",
        "false, false, HOLD,  WATCH",
        "false, true,  HOLD,  WATCH",
        "false, true,  CUT,   CUT",
        "true,  true,  WATCH, WATCH",
        "false, false, CLEAR, CLEAR"
    })
    void actsOnlyAsFarAsItIsArmed(boolean hold, boolean cut, VerdictLevel judged, VerdictLevel acted) {
        assertThat(new ActPolicy(hold, cut).limit(judged)).isEqualTo(acted);
    }
}
