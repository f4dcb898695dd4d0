package dev.firebreak.testkit.footage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firebreak.core.footage.Description;
import dev.firebreak.core.footage.Facet;
import dev.firebreak.core.footage.FootageQuery;
import dev.firebreak.core.footage.Label;
import dev.firebreak.core.footage.Rights;
import dev.firebreak.core.footage.SearchWords;
import dev.firebreak.core.footage.ShotMark;
import dev.firebreak.core.footage.SplitRule;
import dev.firebreak.core.footage.Vocabulary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Limits and forms of the library's values. */
class FootageWordsTest {
    private final Vocabulary vocabulary = new InMemoryVocabularyStore().vocabulary();

    @Test
    void theVocabularyNamesEveryProblemOfLabels() {
        assertThat(vocabulary.problems(List.of(Label.of("class:game"), Label.of("light:day"), Label.of("light:dusk"))))
                .isEmpty();
        assertThat(vocabulary.problems(
                        List.of(Label.of("class:game"), Label.of("class:film"), Label.of("light:x"), Label.of("y:z"))))
                .hasSize(3)
                .anySatisfy(problem -> assertThat(problem).contains("class takes one term"))
                .anySatisfy(problem -> assertThat(problem).contains("'x' is no term of light"))
                .anySatisfy(problem -> assertThat(problem).contains("'y' is no facet"));
        assertThat(vocabulary.problems(List.of()))
                .singleElement()
                .asString()
                .startsWith("class is missing: one of [real-first-person-firearm");
    }

    @Test
    void aDescriptionKeepsItsLimits() {
        String longest = "g".repeat(Description.MAX_NAME);
        assertThat(FootageSamples.description("set", longest, "class:game").sourceGroup())
                .isEqualTo(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FootageSamples.description("set", longest + "g", "class:game"))
                .withMessageContaining("200 characters");
        assertThatIllegalArgumentException().isThrownBy(() -> FootageSamples.description("set", "", "class:game"));
        assertThatIllegalArgumentException().isThrownBy(() -> FootageSamples.description("set", "a\nb", "class:game"));
        assertThatIllegalArgumentException().isThrownBy(() -> FootageSamples.description("../set", "g", "class:game"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rights("", "purpose", "licence", Optional.empty(), false))
                .withMessageContaining("lawful-basis is missing");
    }

    @Test
    void aQueryKeepsItsLimits() {
        TreeSet<String> most = IntStream.range(0, FootageQuery.MAX_TERMS)
                .mapToObj(i -> "t" + i)
                .collect(Collectors.toCollection(TreeSet::new));
        TreeMap<String, java.util.SortedSet<String>> facets = new TreeMap<>();
        facets.put("light", most);
        assertThat(new FootageQuery("", facets, FootageQuery.Standing.ANY).facets())
                .containsKey("light");
        facets.put("class", new TreeSet<>(List.of("one more")));
        assertThatIllegalArgumentException().isThrownBy(() -> new FootageQuery("", facets, FootageQuery.Standing.ANY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FootageQuery.of("x".repeat(FootageQuery.MAX_TEXT + 1), List.of()));
        assertThat(SearchWords.of("w ".repeat(SearchWords.MAX_WORDS + 1))).hasSize(SearchWords.MAX_WORDS);
        assertThat(SearchWords.of("x".repeat(SearchWords.MAX_LENGTH + 1)).getFirst())
                .hasSize(SearchWords.MAX_LENGTH);
    }

    @Test
    void aQueryReadsAsAPersonWritesIt() {
        assertThat(FootageQuery.of("night walk", List.of(Label.of("light:dusk"), Label.of("class:game"))))
                .hasToString("night walk class:game light:dusk");
        assertThat(FootageQuery.ALL).hasToString("");
    }

    @Test
    void facetsDoNotHideBuiltInOnes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Facet("kind", "Kind", false, false, 1));
    }

    @Test
    void marksStandAtWholeMillisecondsAndSharesInTheirRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShotMark(
                        Duration.ofNanos(1_500_000), ShotMark.State.CONFIRMED, 1, "ada", FootageSamples.NOW));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ShotMark(Duration.ZERO, ShotMark.State.CONFIRMED, Double.NaN, "ada", FootageSamples.NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> new SplitRule.Shares(0.7, 0.31, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SplitRule.Shares(Double.NaN, 0.1, 1));
    }
}
