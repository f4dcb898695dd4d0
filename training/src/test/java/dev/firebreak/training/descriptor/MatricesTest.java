package dev.firebreak.training.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MatricesTest {
    private static final double[][] POSITIVE = {{4, 2, 0}, {2, 5, 2}, {0, 2, 9}};

    @Test
    void solvingWithBothTrianglesSolvesWithTheMatrix() {
        double[][] lower = Matrices.cholesky(POSITIVE);
        double[] solved = {6, 9, 11};

        Matrices.forward(lower, solved);
        Matrices.backward(lower, solved);

        assertThat(solved).containsExactly(new double[] {1, 1, 1}, within(1e-12));
    }

    @Test
    void theLeadingVectorIsTheOneThatGrowsMost() {
        double[][] turned = {{2, 1}, {1, 2}};

        double[] leading = Matrices.leading(turned, 1, new Random(3))[0];

        assertThat(Matrices.times(turned, leading))
                .containsExactly(new double[] {3 * leading[0], 3 * leading[1]}, within(1e-9));
        assertThat(Math.abs(leading[0])).isCloseTo(Math.sqrt(0.5), within(1e-9));
    }
}
