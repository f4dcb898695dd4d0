package dev.firebreak.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Motion;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private final Timeline timeline = new Timeline(3);

    @Test
    void keepsTheLoudestWindowOfASecond() {
        timeline.add(sound(1_000, 0.2), verdict(VerdictLevel.CLEAR, 0.1));
        timeline.add(sound(1_400, 0.9), verdict(VerdictLevel.CLEAR, 0.1));
        TimelineSecond second = timeline.add(sound(1_999, 0.5), verdict(VerdictLevel.CLEAR, 0.1));

        assertThat(second.second()).isEqualTo(1);
        assertThat(second.sound()).isEqualTo(new SoundScores(0.9, 0, 0));
        assertThat(second.picture()).isNull();
    }

    @Test
    void keepsTheGravestFrameOfASecond() {
        timeline.add(picture(0, 0.8), verdict(VerdictLevel.CLEAR, 0.1));
        TimelineSecond second = timeline.add(picture(500, 0.1), verdict(VerdictLevel.CLEAR, 0.1));

        assertThat(second.picture()).isEqualTo(new PictureScores(0.8, 0, 0, 1 - 0.8));
        assertThat(second.sound()).isNull();
    }

    @Test
    void keepsTheStrongestJerkOfASecondAndNoneWhereNothingWasMeasured() {
        Duration first = Duration.ofSeconds(1);
        Duration second = Duration.ofMillis(1_500);
        Verdict clear = verdict(VerdictLevel.CLEAR, 0.1);

        assertThat(timeline.add(new Evidence.OfMotion(first, new Motion.Unknown(Motion.Cause.STILL)), clear)
                        .motion())
                .isNull();
        timeline.add(new Evidence.OfMotion(first, new Motion.Measured(0.07, first)), clear);
        timeline.add(new Evidence.OfMotion(second, new Motion.Measured(0.02, second)), clear);
        assertThat(timeline.add(new Evidence.OfMotion(second, new Motion.Unknown(Motion.Cause.UNCLEAR)), clear)
                        .motion())
                .isEqualTo(0.07);
    }

    @Test
    void keepsTheHighestScoreAndLevelOfASecond() {
        timeline.add(sound(0, 0.9), verdict(VerdictLevel.HOLD, 0.7));
        TimelineSecond second = timeline.add(picture(400, 0.9), verdict(VerdictLevel.WATCH, 0.4));

        assertThat(second.score()).isEqualTo(0.7);
        assertThat(second.level()).isEqualTo(VerdictLevel.HOLD);
        assertThat(second.sound()).isNotNull();
        assertThat(second.picture()).isNotNull();
    }

    @Test
    void putsLateEvidenceInTheSecondItBelongsTo() {
        timeline.add(sound(2_000, 0.1), verdict(VerdictLevel.CLEAR, 0.1));
        timeline.add(picture(1_900, 0.1), verdict(VerdictLevel.CLEAR, 0.1));

        assertThat(timeline.seconds()).extracting(TimelineSecond::second).containsExactly(1L, 2L);
    }

    @Test
    void keepsTheNewestSeconds() {
        for (int second = 0; second < 5; second++) {
            timeline.add(sound(second * 1_000, 0.1), verdict(VerdictLevel.CLEAR, 0.1));
        }

        assertThat(timeline.seconds()).extracting(TimelineSecond::second).containsExactly(2L, 3L, 4L);
    }

    @Test
    void refusesACapacityBelowOne() {
        assertThat(new Timeline(1).seconds()).isEmpty();
        assertThatThrownBy(() -> new Timeline(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Evidence sound(int atMillis, double gunfire) {
        return new Evidence.OfSound(Duration.ofMillis(atMillis), new SoundScores(gunfire, 0, 0));
    }

    private static Evidence picture(int atMillis, double firearm) {
        return new Evidence.OfPicture(Duration.ofMillis(atMillis), new PictureScores(firearm, 0, 0, 1 - firearm));
    }

    private static Verdict verdict(VerdictLevel level, double score) {
        return new Verdict(level, Duration.ZERO, score, Optional.empty(), "");
    }
}
