package dev.firebreak.core.footage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageGapsTest {
    private static final Vocabulary WORDS = new Vocabulary(
            List.of(
                    new Facet("light", "Light", false, false, 10),
                    new Facet("camera-mount", "Camera mount", false, false, 20)),
            List.of(
                    new Term("light", "day", "Daylight", 10),
                    new Term("light", "night", "Night", 20),
                    new Term("camera-mount", "head", "Head", 10),
                    new Term("camera-mount", "chest", "Chest", 20)));

    @Test
    void namesTermsThatNothingHasBeforeCombinations() {
        Coverage table = table(List.of(List.of(5L, 2L), List.of(0L, 0L)));

        assertThat(CoverageGaps.of(List.of(table), WORDS, 10)).singleElement().satisfies(gap -> {
            assertThat(gap.sentence()).isEqualTo("No light ‘night’.");
            assertThat(gap.single()).isTrue();
        });
    }

    @Test
    void namesTheCombinationFirstThatOneWouldExpectMost() {
        Coverage common = table(List.of(List.of(0L, 90L), List.of(60L, 1L)));
        Coverage rare = new Coverage(
                "camera-mount",
                "light",
                List.of("head", "chest"),
                List.of("day", "night"),
                List.of(List.of(3L, 0L), List.of(0L, 3L)));

        assertThat(CoverageGaps.of(List.of(rare, common), WORDS, 2))
                .extracting(CoverageGaps.Missing::sentence)
                .containsExactly(
                        "No light ‘daylight’ with camera mount ‘head’.", "No camera mount ‘head’ with light ‘night’.");
        assertThat(CoverageGaps.of(List.of(rare, common), WORDS, 1)).hasSize(1);
    }

    @Test
    void clipsThatDoNotSayAreNoGap() {
        Coverage table = new Coverage(
                "light",
                "camera-mount",
                List.of("day", "night", Facet.UNLABELLED),
                List.of("head", "chest"),
                List.of(List.of(1L, 1L), List.of(1L, 1L), List.of(0L, 0L)));

        assertThat(CoverageGaps.of(List.of(table), WORDS, 10)).isEmpty();
    }

    private static Coverage table(List<List<Long>> clips) {
        return new Coverage("light", "camera-mount", List.of("day", "night"), List.of("head", "chest"), clips);
    }
}
