package dev.firebreak.training.sound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.Use;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordedShotsTest {
    private final float[] samples = new float[32_000];

    @Test
    void areWhereAPersonMarkedThem() {
        assertThat(shots(Optional.of(List.of(Duration.ofMillis(250), Duration.ofMillis(1500))))
                        .orElseThrow()
                        .at())
                .containsExactly(4000, 24_000);
    }

    @Test
    void areAtTheLoudestMomentOfAClipThatNobodyHasMarked() {
        samples[9000] = -0.7f;
        samples[12_000] = 0.5f;
        assertThat(shots(Optional.empty()).orElseThrow().at()).containsExactly(9000);
    }

    @Test
    void areNowhereWhenAPersonHasLookedAndHeardNone() {
        assertThat(shots(Optional.of(List.of()))).isEmpty();
        assertThat(shots(Optional.of(List.of(Duration.ofSeconds(2))))).isEmpty();
    }

    private Optional<RecordedShots> shots(Optional<List<Duration>> marks) {
        Clip clip = new Clip("range", "train", "gunshot", "pistol", Path.of("a.wav"), "a", Use.TRAIN, true, marks);
        return RecordedShots.of(clip, samples);
    }
}
