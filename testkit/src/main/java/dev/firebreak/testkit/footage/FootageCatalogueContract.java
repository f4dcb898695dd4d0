package dev.firebreak.testkit.footage;

import static dev.firebreak.testkit.footage.FootageSamples.clip;
import static dev.firebreak.testkit.footage.FootageSamples.curve;
import static dev.firebreak.testkit.footage.FootageSamples.description;
import static dev.firebreak.testkit.footage.FootageSamples.thumbnails;
import static dev.firebreak.testkit.incident.IncidentSamples.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.footage.Description;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.FootageKind;
import dev.firebreak.core.footage.FootageQuery;
import dev.firebreak.core.footage.Label;
import dev.firebreak.core.footage.MarkState;
import dev.firebreak.core.footage.MediaFacts;
import dev.firebreak.core.footage.Rights;
import dev.firebreak.core.footage.SoundCurve;
import dev.firebreak.core.footage.Thumbnail;
import dev.firebreak.core.footage.Use;
import dev.firebreak.core.footage.Withdrawal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What every {@link FootageCatalogue} does with single clips; searching is in {@link FootageSearchContract}. */
public abstract class FootageCatalogueContract {
    private static final Description HARMLESS = description("yard", "g1", "class:harmless", "light:day");

    /** An empty catalogue; the same one during a test. */
    protected abstract FootageCatalogue catalogue();

    private Footage added(String name, Description description) {
        Footage clip = clip(name, description);
        assertThat(catalogue().add(clip, thumbnails(), curve())).isTrue();
        return clip;
    }

    @Test
    void returnsWhatWasAdded() {
        Footage clip = added("a walk.mp4", HARMLESS);

        assertThat(catalogue().find(clip.id())).contains(clip);
        assertThat(catalogue().find(clip.sha256())).contains(clip);
        assertThat(catalogue().find(FootageId.random())).isEmpty();
        assertThat(catalogue().find(FootageSamples.hash("another"))).isEmpty();
    }

    @Test
    void keepsEveryFieldOfAnUnusualClip() {
        Description unusual = new Description(
                "Set.2",
                "Gruppe Ä/3 :x",
                "negative",
                "dog_bark",
                Use.EVALUATE,
                Optional.empty(),
                description("x", "y", "class:harmless", "light:night", "light:dusk")
                        .labels(),
                "Größe & Söhne",
                new Rights("consent", "test's", "none stated", Optional.of(LocalDate.of(2026, 2, 28)), true),
                "",
                "it's \"quoted\", 100 % 'odd' \\ \uD83D\uDE00");
        Footage clip = new Footage(
                FootageId.random(),
                FootageSamples.hash("odd"),
                Long.MAX_VALUE / 4,
                "odd 'name'.jpg",
                new MediaFacts(
                        FootageKind.PICTURE,
                        "jpeg_pipe",
                        Duration.ZERO,
                        Optional.of(new MediaFacts.Picture("mjpeg", 4000, 3000)),
                        Optional.empty(),
                        true),
                unusual,
                FootageSamples.NOW,
                "bob",
                MarkState.UNMARKED,
                Optional.empty());

        catalogue().add(clip, List.of(), new SoundCurve(new byte[0]));

        assertThat(catalogue().find(clip.id())).contains(clip);
        assertThat(catalogue().thumbnails(clip.id())).isEmpty();
        assertThat(catalogue().soundCurve(clip.id()).orElseThrow().peaks()).isEmpty();
    }

    @Test
    void doesNotAddTheSameBytesTwice() {
        Footage clip = added("a walk.mp4", HARMLESS);
        Footage again = clip("a walk.mp4", description("other", "g2", "class:game"));

        assertThat(catalogue().add(again, List.of(), curve())).isFalse();
        assertThat(catalogue().find(clip.sha256())).contains(clip);
        assertThat(catalogue().find(again.id())).isEmpty();
        assertThat(catalogue().thumbnails(clip.id())).hasSize(2);
    }

    @Test
    void addsNothingWithALabelThatTheVocabularyLacks() {
        Footage clip = clip("a.mp4", description("yard", "g", "class:harmless", "light:moonless"));

        assertFails(ErrorCode.CONFLICT, () -> catalogue().add(clip, thumbnails(), curve()));
        assertThat(catalogue().find(clip.id())).isEmpty();
    }

    @Test
    void keepsThumbnailsInOrderOfTimeAndTheSoundCurve() {
        Footage clip = clip("a.mp4", HARMLESS);
        catalogue().add(clip, thumbnails().reversed(), curve());

        assertThat(catalogue().thumbnails(clip.id()))
                .extracting(Thumbnail::at)
                .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(6));
        assertThat(catalogue().thumbnail(clip.id(), 1).orElseThrow().jpeg()).containsExactly(3);
        assertThat(catalogue().thumbnail(clip.id(), 2)).isEmpty();
        assertThat(catalogue().thumbnail(clip.id(), -1)).isEmpty();
        assertThat(catalogue().soundCurve(clip.id()).orElseThrow().peaks()).containsExactly(0, 10, 255);
        assertThat(catalogue().soundCurve(FootageId.random())).isEmpty();
    }

    @Test
    void describesAClipAnew() {
        Footage clip = added("a.mp4", HARMLESS);
        Description better = description("yard", "g1", "class:film", "light:night");

        catalogue().describe(clip.id(), better);

        assertThat(catalogue().find(clip.id())).contains(clip.with(better));
        assertThat(catalogue().search(FootageQuery.of("", better.labels()), 10, 0))
                .hasSize(1);
        assertFails(ErrorCode.NOT_FOUND, () -> catalogue().describe(FootageId.random(), better));
        assertFails(
                ErrorCode.CONFLICT, () -> catalogue().describe(clip.id(), description("yard", "g1", "class:cartoon")));
    }

    @Test
    void withdrawsOnceAndErasesLater() {
        Footage clip = added("a.mp4", HARMLESS);
        Withdrawal first = new Withdrawal(FootageSamples.NOW, "ada", "asked for by the force", false);

        assertThat(catalogue().withdraw(clip.id(), first).withdrawal()).contains(first);
        assertThat(catalogue().thumbnails(clip.id())).hasSize(2);
        Footage erased = catalogue()
                .withdraw(clip.id(), new Withdrawal(FootageSamples.NOW.plusSeconds(9), "bob", "now for good", true));

        assertThat(erased.withdrawal()).contains(new Withdrawal(first.at(), first.by(), first.reason(), true));
        assertThat(catalogue().find(clip.id())).contains(erased);
        assertThat(catalogue().thumbnails(clip.id())).isEmpty();
        assertThat(catalogue().soundCurve(clip.id())).isEmpty();
        assertFails(ErrorCode.NOT_FOUND, () -> catalogue().withdraw(FootageId.random(), first));
    }

    @Test
    void handsOverAllInOrderOfHash() {
        TreeSet<String> hashes = new TreeSet<>();
        for (int i = 0; i < 30; i++) {
            hashes.add(added("clip " + i, description("yard", "g" + i, "class:harmless"))
                    .sha256()
                    .hex());
        }
        added("a game", description("yard", "g", "class:game"));
        List<String> found = new ArrayList<>();

        catalogue()
                .forEach(
                        FootageQuery.of("", List.of(Label.of("class:harmless"))),
                        clip -> found.add(clip.sha256().hex()));

        assertThat(found).containsExactlyElementsOf(hashes);
    }
}
