package dev.firebreak.media.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StagedSceneTest {
    private static final DrillTimetable TIMETABLE = new DrillTimetable(2, Duration.ofSeconds(1), Duration.ofSeconds(1));
    private static final int FIRST = 30;

    @Test
    void theSameSeedDrawsTheSamePictures() {
        StagedScene one = new StagedScene(TIMETABLE);
        StagedScene two = new StagedScene(TIMETABLE);

        for (int frame : new int[] {0, 8, 9, 29, 30, 31, 59}) {
            assertThat(one.draw(frame)).as("frame %d", frame).isEqualTo(two.draw(frame));
        }
    }

    @Test
    void noPictureStandsStill() {
        StagedScene scene = new StagedScene(TIMETABLE);
        int[] last = scene.draw(0).clone();
        for (int frame = 4; frame < 60; frame += 4) {
            int[] next = scene.draw(frame);

            assertThat(next).as("frame %d", frame).isNotEqualTo(last);
            last = next.clone();
        }
    }

    @Test
    void theMuzzleFlashesWithTheFirstShotAndNotBefore() {
        StagedScene scene = new StagedScene(TIMETABLE);

        long paper = glow(scene.draw(FIRST - 1)); // the targets are yellowish too
        assertThat(glow(scene.draw(FIRST))).isGreaterThan(paper + 5000);
        assertThat(glow(scene.draw(FIRST + 4))).isLessThan(paper + 1000);
    }

    @Test
    void theFirearmIsSeenFromTheFirstShotOn() {
        StagedScene scene = new StagedScene(TIMETABLE);

        assertThat(dark(scene.draw(FIRST - 1))).isLessThan(0.15);
        assertThat(dark(scene.draw(FIRST))).isGreaterThan(0.3);
    }

    /** Nearly white, yellowish pixels around the muzzle. */
    private static long glow(int[] pixels) {
        long count = 0;
        for (int y = 290; y < 560; y++) {
            for (int x = 560; x < 840; x++) {
                int rgb = pixels[y * Programme.WIDTH + x];
                boolean bright = (rgb >> 16 & 0xff) > 200 && (rgb >> 8 & 0xff) > 150;
                count += bright && (rgb >> 16 & 0xff) - (rgb & 0xff) > 30 ? 1 : 0;
            }
        }
        return count;
    }

    /** Share of nearly black pixels in the lower right, where the firearm is held. */
    private static double dark(int[] pixels) {
        int count = 0;
        for (int y = 480; y < 660; y++) {
            for (int x = 880; x < 1280; x++) {
                int rgb = pixels[y * Programme.WIDTH + x];
                count += (rgb >> 16 & 0xff) < 70 && (rgb >> 8 & 0xff) < 70 ? 1 : 0;
            }
        }
        return count / (180.0 * 400);
    }
}
