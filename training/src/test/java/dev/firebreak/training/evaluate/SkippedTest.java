package dev.firebreak.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.Use;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SkippedTest {
    private final Skipped skipped = new Skipped();

    @Test
    void countsWhatWasRefusedAndSaysWhyTheFirstWas() {
        skipped.refused(clip("sounds"), new FirebreakException(ErrorCode.BAD_MEDIA, "b.wav is empty"));
        skipped.refused(clip("sounds"), new FirebreakException(ErrorCode.BAD_MEDIA, "c.wav is empty"));
        assertThat(skipped.report()).isEqualTo(Map.of("sounds", new Skipped.OfSet(2, "b.wav is empty")));
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
