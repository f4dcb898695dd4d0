package dev.firebreak.media.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StagedSoundTest {
    private static final DrillTimetable TIMETABLE = new DrillTimetable(4, Duration.ofSeconds(3), Duration.ofSeconds(2));
    private static final int ATTACK = 3 * 48_000;

    @Test
    void theSameSeedSoundsTheSameHoweverItIsCut() {
        assertThat(sound(1024)).isEqualTo(sound(1024));
        assertThat(sound(480)).isEqualTo(sound(96_000));
    }

    @Test
    void theHarmlessPartIsHeardAndHasNoSuddenOnset() {
        float[] sound = sound(1024);

        assertThat(peak(sound, 0, ATTACK)).isBetween(0.08, 0.45);
        double quiet = 1;
        for (int at = 0; at + 960 <= ATTACK; at += 240) {
            double before = Math.max(0.02, level(sound, at, 480));
            quiet = Math.max(quiet, level(sound, at + 480, 480) / before);
        }
        assertThat(quiet).as("steepest rise within 10 ms").isLessThan(6);
    }

    @Test
    void shotsFollowTheTimetableAtNearlyFullScale() {
        float[] sound = sound(1024);

        for (long shot : TIMETABLE.shots()) {
            int at = (int) shot;
            assertThat(peak(sound, at, Math.min(sound.length, at + 960)))
                    .as("shot at %d", at)
                    .isGreaterThan(0.8);
        }
        assertThat(peak(sound, ATTACK - 480, ATTACK)).isLessThan(0.45);
    }

    private static float[] sound(int block) {
        StagedSound source = new StagedSound(TIMETABLE);
        float[] all = new float[5 * 48_000];
        for (int at = 0; at < all.length; at += block) {
            float[] part = new float[block];
            source.next(part);
            System.arraycopy(part, 0, all, at, Math.min(block, all.length - at));
        }
        return all;
    }

    private static double peak(float[] sound, int from, int to) {
        double peak = 0;
        for (int i = from; i < to; i++) {
            peak = Math.max(peak, Math.abs(sound[i]));
        }
        return peak;
    }

    private static double level(float[] sound, int from, int length) {
        double sum = 0;
        for (int i = from; i < from + length; i++) {
            sum += sound[i] * sound[i];
        }
        return Math.sqrt(sum / length);
    }
}
