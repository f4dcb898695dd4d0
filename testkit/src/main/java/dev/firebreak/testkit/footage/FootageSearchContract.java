package dev.firebreak.testkit.footage;

import static dev.firebreak.testkit.footage.FootageSamples.clip;
import static dev.firebreak.testkit.footage.FootageSamples.curve;
import static dev.firebreak.testkit.footage.FootageSamples.description;
import static dev.firebreak.testkit.incident.IncidentSamples.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.footage.Coverage;
import dev.firebreak.core.footage.Facet;
import dev.firebreak.core.footage.FacetCounts;
import dev.firebreak.core.footage.FacetCounts.TermCount;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.core.footage.FootageQuery;
import dev.firebreak.core.footage.Label;
import dev.firebreak.core.footage.Withdrawal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How every {@link FootageCatalogue} finds and counts clips. */
public abstract class FootageSearchContract {
    private final Footage walk = sample("Night-walk_07.mp4", 1, "class:harmless", "light:night");
    private final Footage range =
            sample("range day 2.mp4", 2, "class:real-other-firearm", "light:day", "light:dusk", "weapon-type:rifle");
    private final Footage game = sample("doom e1m1.webm", 3, "class:game");

    /** An empty catalogue; the same one during a test. */
    protected abstract FootageCatalogue catalogue();

    private static Footage sample(String name, int second, String... labels) {
        return clip(name, description("set" + second, "g", labels), FootageSamples.NOW.plusSeconds(second));
    }

    @BeforeEach
    void fill() {
        Stream.of(walk, range, game).forEach(clip -> catalogue().add(clip, List.of(), curve()));
    }

    private List<Footage> found(String text, String... labels) {
        return catalogue().search(query(text, labels), 10, 0);
    }

    private static FootageQuery query(String text, String... labels) {
        return FootageQuery.of(text, Stream.of(labels).map(Label::of).toList());
    }

    @Test
    void findsEverythingNewestFirstAPageAtATime() {
        assertThat(found("")).containsExactly(game, range, walk);
        assertThat(catalogue().search(FootageQuery.ALL, 1, 1)).containsExactly(range);
        assertThat(catalogue().search(FootageQuery.ALL, 10, 3)).isEmpty();
    }

    @Test
    void findsWordsByTheirBeginningsWhateverTheCaseAndThePunctuation() {
        assertThat(found("NIGHT wal")).containsExactly(walk);
        assertThat(found("07.mp4")).containsExactly(walk);
        assertThat(found("e1m1")).containsExactly(game);
        assertThat(found("rifle")).contains(range);
        assertThat(found("alk")).isEmpty();
        assertThat(found("night doom")).isEmpty();
        assertThat(found("' & | ! :* \\ --")).hasSize(3);
    }

    @Test
    void wantsOneTermOfEachFacet() {
        assertThat(found("", "class:game", "class:harmless")).containsExactly(game, walk);
        assertThat(found("", "class:harmless", "light:day")).isEmpty();
        assertThat(found("", "light:dusk", "light:night")).containsExactly(range, walk);
        assertThat(found("mp4", "weapon-type:rifle")).containsExactly(range);
        assertThat(found("", "nothing:such")).isEmpty();
    }

    @Test
    void findsByBuiltInFacetsAndByTheirAbsence() {
        assertThat(found("", "set:set2")).containsExactly(range);
        assertThat(found("", "contributor:Police of Somewhere", "kind:video", "use:train", "marks:unmarked"))
                .hasSize(3);
        assertThat(found("", "kind:sound")).isEmpty();
        assertThat(found("", "light:-")).containsExactly(game);
        assertThat(found("", "light:-", "light:night")).containsExactly(game, walk);
    }

    @Test
    void leavesOutWithdrawnClipsUnlessTheyAreMeant() {
        Footage gone = catalogue().withdraw(walk.id(), new Withdrawal(FootageSamples.NOW, "ada", "asked for", false));

        assertThat(found("")).containsExactly(game, range);
        assertThat(catalogue().search(FootageQuery.ALL.with(FootageQuery.Standing.WITHDRAWN), 10, 0))
                .containsExactly(gone);
        assertThat(catalogue().search(FootageQuery.ALL.with(FootageQuery.Standing.ANY), 10, 0))
                .containsExactly(game, range, gone);
    }

    @Test
    void countsWhatIsFound() {
        FacetCounts counts = catalogue().count(query("mp4"));

        assertThat(counts.total()).isEqualTo(2);
        assertThat(counts.bytes()).isEqualTo(2_000);
        assertThat(counts.byFacet().get("class"))
                .containsExactly(new TermCount("harmless", 1), new TermCount("real-other-firearm", 1));
        assertThat(counts.byFacet().get("light"))
                .containsExactly(new TermCount("day", 1), new TermCount("dusk", 1), new TermCount("night", 1));
        assertThat(counts.byFacet().get("weapon-type"))
                .containsExactly(new TermCount(Facet.UNLABELLED, 1), new TermCount("rifle", 1));
        assertThat(counts.byFacet().get("kind")).containsExactly(new TermCount("video", 2));
        assertThat(counts.byFacet()).doesNotContainKey("source-group");
    }

    @Test
    void countsAFilteredFacetAsIfItWereNotFiltered() {
        FacetCounts counts = catalogue().count(query("", "class:game"));

        assertThat(counts.total()).isEqualTo(1);
        assertThat(counts.byFacet().get("class"))
                .containsExactly(
                        new TermCount("game", 1), new TermCount("harmless", 1), new TermCount("real-other-firearm", 1));
        assertThat(counts.byFacet().get("light")).containsExactly(new TermCount(Facet.UNLABELLED, 1));
    }

    @Test
    void countsNothingInAnEmptyResult() {
        FacetCounts counts = catalogue().count(query("nowhere"));

        assertThat(counts.total()).isZero();
        assertThat(counts.byFacet()).isEmpty();
    }

    @Test
    void tellsWhichCombinationsAreMissing() {
        Coverage coverage = catalogue().coverage("light", "class", FootageQuery.ALL);

        assertThat(coverage.rows()).containsExactly("day", "artificial", "dusk", "night", Facet.UNLABELLED);
        assertThat(coverage.columns())
                .containsExactly("real-first-person-firearm", "real-other-firearm", "game", "film", "harmless");
        assertThat(coverage.clips().get(0)).containsExactly(0L, 1L, 0L, 0L, 0L);
        assertThat(coverage.clips().get(3)).containsExactly(0L, 0L, 0L, 0L, 1L);
        assertThat(coverage.clips().get(4)).containsExactly(0L, 0L, 1L, 0L, 0L);
        assertThat(coverage.gaps())
                .hasSize(20 - 3)
                .contains(new Coverage.Gap("night", "game"))
                .doesNotContain(new Coverage.Gap("day", "real-other-firearm"), new Coverage.Gap("-", "film"));
        assertFails(ErrorCode.NOT_FOUND, () -> catalogue().coverage("light", "taste", FootageQuery.ALL));
    }
}
