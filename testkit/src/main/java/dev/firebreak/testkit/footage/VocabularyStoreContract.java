package dev.firebreak.testkit.footage;

import static dev.firebreak.testkit.incident.IncidentSamples.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.footage.Facet;
import dev.firebreak.core.footage.Label;
import dev.firebreak.core.footage.Term;
import dev.firebreak.core.footage.Vocabulary;
import dev.firebreak.core.footage.VocabularyStore;
import org.junit.jupiter.api.Test;

/** What every {@link VocabularyStore} does. */
public abstract class VocabularyStoreContract {
    /** A store with the seeded vocabulary and nothing else; the same one during a test. */
    protected abstract VocabularyStore store();

    @Test
    void beginsWithTheUsualClasses() {
        Vocabulary vocabulary = store().vocabulary();

        assertThat(vocabulary.facets().getFirst().name()).isEqualTo(Facet.CLASS);
        assertThat(vocabulary.terms(Facet.CLASS))
                .extracting(Term::name)
                .containsExactly("real-first-person-firearm", "real-other-firearm", "game", "film", "harmless");
    }

    @Test
    void growsByFacetsAndTermsWithoutAChangeOfCode() {
        store().save(new Facet("test-weather", "Weather", false, true, 15));
        store().save(new Term("test-weather", "snow", "Snow", 20));
        store().save(new Term("test-weather", "rain", "Rain", 10));

        Vocabulary vocabulary = store().vocabulary();

        assertThat(vocabulary.facets().get(1).name()).isEqualTo("test-weather");
        assertThat(vocabulary.terms("test-weather")).extracting(Term::name).containsExactly("rain", "snow");
        assertThat(vocabulary.has(Label.of("test-weather:snow"))).isTrue();
    }

    @Test
    void savingAgainChangesTitleAndPlaceOnly() {
        store().save(new Facet("test-weather", "Weather", false, true, 15));
        store().save(new Facet("test-weather", "Wetter", true, false, 999));
        store().save(new Term("test-weather", "rain", "Rain", 10));
        store().save(new Term("test-weather", "rain", "Regen", 11));

        Vocabulary vocabulary = store().vocabulary();

        assertThat(vocabulary.facets().getLast()).isEqualTo(new Facet("test-weather", "Wetter", false, true, 999));
        assertThat(vocabulary.terms("test-weather")).containsExactly(new Term("test-weather", "rain", "Regen", 11));
    }

    @Test
    void aTermNeedsItsFacet() {
        assertFails(ErrorCode.NOT_FOUND, () -> store().save(new Term("test-nothing", "rain", "Rain", 10)));
    }
}
