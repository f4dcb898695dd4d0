package dev.firebreak.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.Use;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SkippedTest {
    private final Skipped skipped = new Skipped();

    @Test
    void leavesOutASetWhoseFirstClipIsRefused() {
        skipped.refused(clip("stills"), new FirebreakException(ErrorCode.BAD_MEDIA, "a.jpg is no stream"));
        assertThat(skipped.leavesOut(clip("stills"))).isTrue();
        assertThat(skipped.leavesOut(clip("sounds"))).isFalse();
        assertThat(skipped.report().get("stills")).hasToString("{clips=2, wholeSet=true, reason=a.jpg is no stream}");
    }

    @Test
    void leavesOutOnlyTheClipOfASetThatPlays() {
        skipped.played(clip("sounds"));
        skipped.refused(clip("sounds"), new FirebreakException(ErrorCode.BAD_MEDIA, "b.wav is empty"));
        assertThat(skipped.leavesOut(clip("sounds"))).isFalse();
        assertThat(skipped.report().get("sounds")).hasToString("{clips=1, wholeSet=false, reason=b.wav is empty}");
    }

    @Test
    void doesNotHideWhatIsNoFaultOfTheClip() {
        FirebreakException down = new FirebreakException(ErrorCode.DECODER_DOWN, "the decoder died");
        assertThatThrownBy(() -> skipped.refused(clip("sounds"), down)).isSameAs(down);
    }

    private static Clip clip(String set) {
        return new Clip(set, "test", "negative", "negative", Path.of("a"), "group", Use.EVALUATE, true);
    }
}
