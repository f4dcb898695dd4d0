package dev.firebreak.training.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    private static final int TELLING = 4;
    private static final int WIDTH = 12;

    private final Random random = new Random(5);

    @Test
    void whatEditsChangeIsLeftOutAndWhatPicturesDifferInIsKept() {
        Projection projection = Projection.fit(classes(200), TELLING, 0.01);
        float[][] one = picture();
        float[][] other = picture();

        float alike = dot(projection.of(one[0]), projection.of(one[1]));
        float unlike = dot(projection.of(one[0]), projection.of(other[0]));

        assertThat(alike).isGreaterThan(0.95f).isGreaterThan(unlike);
        assertThat(dot(one[0], one[1]) / Math.sqrt(dot(one[0], one[0]) * dot(one[1], one[1])))
                .as("cosine before")
                .isLessThan(0.8);
    }

    @Test
    void descriptorsHaveLengthOne() {
        float[] descriptor = Projection.fit(classes(50), 3, 0.1).of(picture()[0]);

        assertThat(descriptor).hasSize(3);
        assertThat(dot(descriptor, descriptor)).isBetween(0.9999f, 1.0001f);
    }

    @Test
    void theSameExamplesGiveTheSameProjection() {
        List<float[][]> classes = classes(50);
        float[] features = picture()[0];

        assertThat(Projection.fit(classes, 3, 0.1).of(features))
                .containsExactly(Projection.fit(classes, 3, 0.1).of(features));
    }

    private List<float[][]> classes(int count) {
        List<float[][]> classes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            classes.add(picture());
        }
        return classes;
    }

    /** A picture and two edits: the first numbers tell pictures apart, the others change with each edit, and by more. */
    private float[][] picture() {
        float[] content = new float[TELLING];
        for (int i = 0; i < TELLING; i++) {
            content[i] = (float) random.nextGaussian();
        }
        float[][] rows = new float[3][WIDTH];
        for (float[] row : rows) {
            for (int i = 0; i < WIDTH; i++) {
                row[i] = (float) (i < TELLING ? content[i] + 0.05 * random.nextGaussian() : 2 * random.nextGaussian());
            }
        }
        return rows;
    }

    private static float dot(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
