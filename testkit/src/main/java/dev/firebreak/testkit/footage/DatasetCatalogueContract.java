package dev.firebreak.testkit.footage;

import static dev.firebreak.testkit.footage.FootageSamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.footage.Dataset;
import dev.firebreak.core.footage.DatasetCatalogue;
import dev.firebreak.core.footage.DatasetMember;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.FootageKind;
import dev.firebreak.core.footage.Split;
import dev.firebreak.core.footage.Use;
import dev.firebreak.core.footage.Withdrawal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link DatasetCatalogue} does. */
public abstract class DatasetCatalogueContract {
    private final Footage one = FootageSamples.clip("b.mp4", FootageSamples.description("yard", "g1", "class:film"));
    private final Footage two = FootageSamples.clip("a.mp4", FootageSamples.description("yard", "g2", "class:game"));

    /** The store, and the catalogue whose clips the datasets hold; the same ones during a test. */
    protected abstract DatasetCatalogue datasets();

    protected abstract FootageCatalogue catalogue();

    @BeforeEach
    void fill() {
        catalogue().add(one, List.of(), FootageSamples.curve());
        catalogue().add(two, List.of(), FootageSamples.curve());
    }

    private static DatasetMember member(Footage clip, Split split) {
        return new DatasetMember(
                clip.id(),
                clip.sha256(),
                clip.bytes(),
                clip.originalName(),
                FootageKind.VIDEO,
                Duration.ofMillis(10_001),
                true,
                split,
                Use.TRAIN,
                clip.description().set(),
                clip.description().sourceGroup(),
                "gunshot",
                "rifle",
                "origin, with comma",
                "",
                "CC0",
                "Police",
                true,
                List.of(Duration.ofMillis(5), Duration.ofMillis(900)));
    }

    private static Dataset dataset(String name, String content) {
        return new Dataset(
                name, 1, FootageSamples.hash(content), "class:film", "given", "to test", NOW, "ada", Map.of(), 0, 0);
    }

    @Test
    void returnsWhatWasAddedWithItsFigures() {
        List<DatasetMember> members = List.of(member(one, Split.TRAIN), member(two, Split.TEST));

        Dataset added = datasets().add(dataset("first", "x"), members);

        assertThat(added.version()).isEqualTo(1);
        assertThat(added.clips()).isEqualTo(Map.of(Split.TRAIN, 1L, Split.VAL, 0L, Split.TEST, 1L));
        assertThat(added.bytes()).isEqualTo(2_000);
        assertThat(added.withdrawn()).isZero();
        assertThat(datasets().find("first", 0)).contains(added);
        assertThat(datasets().find("first", 1)).contains(added);
        assertThat(datasets().find("first", 2)).isEmpty();
        assertThat(datasets().find("second", 0)).isEmpty();
        assertThat(datasets().members("first", 1)).containsExactly(members.get(1), members.get(0));
        assertThat(datasets().members("second", 0)).isEmpty();
    }

    @Test
    void theSameContentIsTheSameVersionAndOtherContentTheNext() {
        datasets().add(dataset("first", "x"), List.of(member(one, Split.TRAIN)));

        assertThat(datasets()
                        .add(dataset("first", "x"), List.of(member(one, Split.TRAIN)))
                        .version())
                .isEqualTo(1);
        assertThat(datasets()
                        .add(dataset("first", "y"), List.of(member(two, Split.VAL)))
                        .version())
                .isEqualTo(2);
        datasets().add(dataset("another", "x"), List.of(member(one, Split.TRAIN)));

        assertThat(datasets().list()).extracting(Dataset::reference).containsExactly("another@1", "first@2", "first@1");
        assertThat(datasets().members("first", 0)).containsExactly(member(two, Split.VAL));
        assertThat(datasets().members("first", 1)).containsExactly(member(one, Split.TRAIN));
    }

    @Test
    void laterChangesOfAClipDoNotReachADataset() {
        datasets().add(dataset("first", "x"), List.of(member(one, Split.TRAIN)));

        catalogue().describe(one.id(), FootageSamples.description("moved", "elsewhere", "class:game"));

        assertThat(datasets().members("first", 1)).containsExactly(member(one, Split.TRAIN));
    }

    @Test
    void knowsWhatWasWithdrawnSince() {
        datasets().add(dataset("first", "x"), List.of(member(one, Split.TRAIN), member(two, Split.TEST)));
        catalogue().withdraw(two.id(), new Withdrawal(NOW, "ada", "asked for", false));

        assertThat(datasets().find("first", 1).orElseThrow().withdrawn()).isEqualTo(1);
        assertThat(datasets().withdrawnMembers("first", 1)).containsExactly(member(two, Split.TEST));
        assertThat(datasets().holding(two.id())).extracting(Dataset::name).containsExactly("first");
        assertThat(datasets().holding(FootageId.random())).isEmpty();
    }
}
