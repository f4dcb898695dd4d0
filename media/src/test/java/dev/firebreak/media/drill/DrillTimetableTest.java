package dev.firebreak.media.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrillTimetableTest {
    private static final DrillTimetable MINUTE = new DrillTimetable(5, Duration.ofMillis(6010), Duration.ofMinutes(1));

    @Test
    void partsAreWholeFrames() {
        assertThat(MINUTE.attackFrame()).isEqualTo(181);
        assertThat(MINUTE.totalFrames()).isEqualTo(181 + 1800);
        assertThat(MINUTE.stamp(180)).isEqualTo(new Stamp(180, false));
        assertThat(MINUTE.stamp(181)).isEqualTo(new Stamp(181, true));
        assertThat(DrillTimetable.at(45)).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void theFirstShotIsTheFirstSoundOfTheFirstAttackFrame() {
        assertThat(MINUTE.shots().getFirst()).isEqualTo(181L * 1600);
    }

    @Test
    void aboutThreeShotsASecondInBursts() {
        List<Long> shots = MINUTE.shots();

        assertThat(shots).isSorted().hasSizeBetween(160, 210);
        for (int i = 1; i < shots.size(); i++) {
            assertThat(shots.get(i) - shots.get(i - 1)).isBetween(10_500L, 39_000L);
        }
        assertThat(shots.getLast()).isLessThan(MINUTE.totalFrames() * 1600L);
    }

    @Test
    void theSameSeedGivesTheSameShots() {
        DrillTimetable again = new DrillTimetable(5, MINUTE.harmless(), MINUTE.attack());
        DrillTimetable other = new DrillTimetable(6, MINUTE.harmless(), MINUTE.attack());

        assertThat(again.shots()).isEqualTo(MINUTE.shots()).isNotEqualTo(other.shots());
    }

    @Test
    void theDefaultsFirstShotIsBetweenKeyFrames() {
        assertThat(DrillTimetable.DEFAULT.attackFrame() % 30).isBetween(5, 25);
    }

    @Test
    void partsAreLimited() {
        Duration longest = Duration.ofHours(1);
        assertThat(new DrillTimetable(1, longest, longest).totalFrames()).isLessThanOrEqualTo(Stamp.MAX_NUMBER);
        assertThatThrownBy(() -> new DrillTimetable(1, longest.plusNanos(1), longest))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DrillTimetable(1, longest, longest.plusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DrillTimetable(1, longest, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DrillTimetable(1, Duration.ofNanos(-1), longest))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
