package dev.firebreak.media.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.evidence.Sound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoundTimelineTest {
    private final List<Sound> runs = new ArrayList<>();
    private final SoundTimeline timeline = new SoundTimeline(0, runs::add);

    @Test
    void runsAreTenthsOfASecondOnAGrid() {
        timeline.accept(ones(4000), 0);
        timeline.finish();
        assertThat(runs.stream().map(each -> each.samples().length)).containsExactly(1600, 1600, 800);
        assertThat(runs.stream().map(Sound::at))
                .containsExactly(Duration.ZERO, Duration.ofMillis(100), Duration.ofMillis(200));
    }

    @Test
    void soundThatBeginsLateIsPrecededBySilence() {
        timeline.accept(ones(1600), 50_000);
        assertThat(runs.getFirst().samples()[799]).isZero();
        assertThat(runs.getFirst().samples()[800]).isEqualTo(1);
        assertThat(timeline.holes()).isZero();
    }

    @Test
    void soundBeforeMediaTimeZeroIsCutOff() {
        timeline.accept(ones(1600), -50_000);
        assertThat(timeline.endMicros()).isEqualTo(50_000);
        assertThat(timeline.overlaps()).isZero();
    }

    @Test
    void timestampsWithinTheToleranceAreJitterAndBeyondItAHole() {
        timeline.accept(ones(1600), 0);
        timeline.accept(ones(1600), 100_000 + 40_000);
        assertThat(timeline.holes()).isZero();
        timeline.accept(ones(1600), 200_000 + 40_063);
        assertThat(timeline.holes()).isEqualTo(1);
        assertThat(timeline.endMicros()).isEqualTo(340_062);
    }

    @Test
    void overlapsAreTrimmedAndCounted() {
        timeline.accept(ones(3200), 0);
        timeline.accept(ones(3200), 100_000);
        assertThat(timeline.overlaps()).isEqualTo(1);
        assertThat(timeline.endMicros()).isEqualTo(300_000);
    }

    @Test
    void absentSoundIsSilenceAndRealSoundFollowsExactly() {
        timeline.advance(1_000_000);
        timeline.accept(ones(1600), 1_010_000);
        timeline.finish();
        assertThat(runs.stream().mapToInt(each -> each.samples().length).sum()).isEqualTo(16_160 + 1600);
        assertThat(runs.get(10).samples()[159]).isZero();
        assertThat(runs.get(10).samples()[160]).isEqualTo(1);
    }

    @Test
    void aResumedTimelineDeliversNothingTwice() {
        SoundTimeline resumed = new SoundTimeline(3200, runs::add);
        resumed.accept(ones(4800), 0);
        assertThat(runs).singleElement().satisfies(each -> assertThat(each.at()).isEqualTo(Duration.ofMillis(200)));
    }

    private static float[] ones(int count) {
        float[] samples = new float[count];
        Arrays.fill(samples, 1);
        return samples;
    }
}
