package dev.firebreak.core.copy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.copy.Channel;
import dev.firebreak.core.edit.EditKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WeaknessTest {
    private static Trial trial(EditKind kind, String edit, Channel... by) {
        return new Trial(kind, edit, Set.of(by), by.length == 0 ? 0 : 0.9, 0);
    }

    private static List<String> of(Trial... trials) {
        return Weakness.of(new SelfTestResult(1, 15, true, List.of(trials))).stream()
                .map(Weakness::text)
                .toList();
    }

    @Test
    void namesWhatIsMissedFirstThenWhatOnlyItsSoundGivesAway() {
        assertThat(of(
                        trial(EditKind.CROPPED, "cropped to 90 %", Channel.PICTURE),
                        trial(EditKind.CROPPED, "cropped to 60 %", Channel.SOUND),
                        trial(EditKind.CROPPED, "cropped to 55 %", Channel.SOUND),
                        trial(EditKind.REFILMED, "from the side"),
                        trial(EditKind.MIRRORED, "mirrored", Channel.PICTURE, Channel.SOUND)))
                .containsExactly(
                        "re-filmed screen: 1 of 1 copies would not be found, for example: from the side",
                        "cropped: 2 of 3 copies would be found by their sound only, for example: cropped to 60 %");
    }

    @Test
    void copiesThatAreNothingButSoundAreNoWeakness() {
        assertThat(of(
                        trial(EditKind.SOUND_ONLY, "over another picture", Channel.SOUND),
                        trial(EditKind.LOW_RATE_SOUND, "32 kbit/s", Channel.SOUND),
                        trial(EditKind.TALKED_OVER, "music", Channel.SOUND)))
                .isEmpty();
    }
}
