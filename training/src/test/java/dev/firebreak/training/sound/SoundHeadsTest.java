package dev.firebreak.training.sound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.training.fit.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoundHeadsTest {
    private static final int FEATURES = 6;

    /** The teacher hears the first feature. */
    private static final Line TEACHERS = new Line(new float[] {1, 0, 0, 0, 0, 0}, -1);

    private final Random random = new Random(4);

    @Test
    void gunfireIsToldFromWhatTheTeacherTakesForIt() {
        List<SoundExample> windows = new ArrayList<>();
        List<Opinion> opinions = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            boolean gunfire = i % 3 == 0;
            // A third of the harmless windows excite the teacher as much as gunfire, but have the second feature too.
            boolean tempting = i % 3 == 1;
            float[] features = noise();
            features[0] += gunfire || tempting ? 3 : 0;
            features[1] += tempting ? 3 : 0;
            windows.add(new SoundExample(new float[0], gunfire ? 1 : 0, SoundExample.UNKNOWN, "made-up"));
            opinions.add(opinion(features, gunfire || tempting));
        }
        Line head = new SoundHeads(windows, opinions).gunfire(TEACHERS, 1);
        float[] shot = {3, 0, 0, 0, 0, 0};
        float[] drill = {3, 3, 0, 0, 0, 0};
        assertThat(head.logit(shot)).isGreaterThan(0).isGreaterThan(head.logit(drill) + 1);
        assertThat(head.logit(new float[FEATURES])).isNegative();
    }

    @Test
    void sourceIsLearntOnlyWhereTheTeacherHearsGunfire() {
        List<SoundExample> windows = new ArrayList<>();
        List<Opinion> opinions = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            boolean game = i % 2 == 0;
            boolean heard = i % 5 != 0;
            float[] features = noise();
            // Where nothing is heard the labels are the wrong way round.
            features[2] += game == heard ? 2 : -2;
            windows.add(
                    new SoundExample(new float[0], Float.NaN, game ? SoundExample.GAME : SoundExample.REAL, "made-up"));
            opinions.add(opinion(features, heard));
        }
        List<Line> lines = new SoundHeads(windows, opinions).source();
        float[] playing = {0, 0, 2, 0, 0, 0};
        assertThat(lines.get(SoundExample.GAME).logit(playing)).isGreaterThan(1);
        assertThat(lines.get(SoundExample.REAL).logit(playing)).isLessThan(-1);
        assertThat(lines.get(SoundExample.FILM).logit(playing)).isLessThan(-4);
    }

    private float[] noise() {
        float[] features = new float[FEATURES];
        for (int i = 0; i < FEATURES; i++) {
            features[i] = (float) (0.3 * random.nextGaussian());
        }
        return features;
    }

    private static Opinion opinion(float[] features, boolean gunfire) {
        float[] scores = new float[521];
        scores[421] = gunfire ? 0.9f : 0.01f;
        return new Opinion(scores, features);
    }
}
