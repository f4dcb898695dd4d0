package dev.firebreak.app.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firebreak.core.account.AuditEntry;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.picture.Orientation;
import dev.firebreak.core.fingerprint.picture.TurnedHash;
import dev.firebreak.core.footage.ClipPrintStore.Detail;
import dev.firebreak.core.footage.ClipPrints;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.LookAlike;
import dev.firebreak.core.footage.NearDuplicate;
import dev.firebreak.core.footage.NearDuplicate.By;
import dev.firebreak.core.footage.Withdrawal;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.account.InMemoryAuditLog;
import dev.firebreak.testkit.copy.SampleFilm;
import dev.firebreak.testkit.footage.FootageSamples;
import dev.firebreak.testkit.footage.InMemoryClipPrints;
import dev.firebreak.testkit.footage.InMemoryFootageCatalogue;
import dev.firebreak.testkit.footage.InMemoryNearDuplicates;
import dev.firebreak.testkit.footage.InMemoryVocabularyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {
    private static final Offset<Double> A_SECOND = within(1.5);

    private final FakeClock clock = new FakeClock();
    private final InMemoryFootageCatalogue catalogue = new InMemoryFootageCatalogue(new InMemoryVocabularyStore());
    private final InMemoryClipPrints prints = new InMemoryClipPrints(catalogue);
    private final InMemoryNearDuplicates pairs = new InMemoryNearDuplicates(catalogue);
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final NearDuplicates.Ports ports = new NearDuplicates.Ports(catalogue, prints, pairs, audit);
    private final NearDuplicates duplicates = new NearDuplicates(ports, clock);

    private FootageId clip(String name) {
        Footage clip = FootageSamples.clip(name, FootageSamples.description("yard", name, "class:harmless"));
        catalogue.add(clip, List.of(), FootageSamples.curve());
        return clip.id();
    }

    private List<LookAlike> enter(FootageId clip, ClipPrints what) {
        return duplicates.enter(clip, what, Detail.WHOLE, "ada");
    }

    /** A film from a second on; without sound where {@code heard} is false. */
    private static ClipPrints film(long seed, int from, int seconds, boolean heard) {
        SampleFilm film = new SampleFilm(seed);
        return new ClipPrints(
                List.of(),
                Optional.of(film.video(from, seconds)),
                heard ? Optional.of(film.sound(from, seconds)) : Optional.empty());
    }

    private static ClipPrints sound(long seed, int from, int seconds) {
        return new ClipPrints(List.of(), Optional.empty(), Optional.of(new SampleFilm(seed).sound(from, seconds)));
    }

    private static ClipPrints still(PdqHash hash) {
        List<PdqHash> all = new ArrayList<>();
        for (Orientation orientation : Orientation.values()) {
            all.add(TurnedHash.of(hash, orientation));
        }
        return new ClipPrints(all, Optional.empty(), Optional.empty());
    }

    @Test
    void aPartOfAClipIsFoundWithTheStretchOfEach() {
        FootageId whole = clip("whole");
        FootageId part = clip("part");
        assertThat(enter(whole, film(1, 0, 40, true))).isEmpty();

        LookAlike found = enter(part, film(1, 12, 20, true)).getFirst();

        assertThat(found.other().id()).isEqualTo(whole);
        assertThat(found.pair().channels()).containsExactly(By.PICTURE, By.SOUND);
        assertThat(seconds(found.pair().stretchOf(part).from())).isCloseTo(0, A_SECOND);
        assertThat(seconds(found.pair().stretchOf(whole).from())).isCloseTo(12, A_SECOND);
        assertThat(seconds(found.pair().stretchOf(whole).to())).isCloseTo(32, A_SECOND);
        assertThat(duplicates.of(whole)).extracting(each -> each.other().id()).containsExactly(part);
        assertThat(audit.list(10, 0)).singleElement().satisfies(entry -> {
            assertThat(entry.what()).isEqualTo("find-near-duplicate");
            assertThat(entry.who()).isEqualTo("ada");
            assertThat(entry.object()).isEqualTo("footage:" + part);
            assertThat(entry.detail()).contains("shows the same as whole", "by picture and sound");
        });
        assertThat(prints.unfinished(FootageSamples.NOW.plusSeconds(9), 10)).isEmpty();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    @Test
    void soundAlonePicturesAloneAndStillsAreFoundAndWhatHasNothingInCommonIsNot() {
        FootageId whole = clip("whole");
        enter(whole, film(1, 0, 30, true));

        assertThat(enter(clip("sound"), sound(1, 5, 15)))
                .extracting(each -> each.pair().channels())
                .containsExactly(java.util.Set.of(By.SOUND));
        assertThat(enter(clip("picture"), film(1, 5, 15, false)))
                .filteredOn(each -> each.other().id().equals(whole))
                .extracting(each -> each.pair().channels())
                .containsExactly(java.util.Set.of(By.PICTURE));
        PdqHash picture = new SampleFilm(1).picture(7);
        assertThat(enter(clip("still"), still(TurnedHash.of(picture, Orientation.MIRRORED))))
                .anyMatch(each -> each.other().id().equals(whole));
        assertThat(enter(clip("unrelated"), film(2, 0, 30, true))).isEmpty();
        assertThat(enter(clip("dark"), ClipPrints.NONE)).isEmpty();
    }

    @Test
    void aStillIsFoundInEveryOrientation() {
        FootageId first = clip("first");
        PdqHash picture = new SampleFilm(3).picture(1);
        enter(first, still(picture));

        for (Orientation orientation : Orientation.values()) {
            assertThat(enter(clip(orientation.name()), still(TurnedHash.of(picture, orientation))))
                    .as(orientation.name())
                    .anyMatch(each -> each.other().id().equals(first));
        }
    }

    @Test
    void whatAnotherProcessAddsIsFoundAtOnceAndEachPairIsKeptOnce() {
        NearDuplicates elsewhere = new NearDuplicates(ports, clock);
        duplicates.warm();
        FootageId one = clip("one");
        FootageId other = clip("other");
        elsewhere.enter(one, film(1, 0, 20, false), Detail.WHOLE, "bob");

        assertThat(enter(other, film(1, 0, 20, false))).hasSize(1);
        assertThat(elsewhere.compare(other, "bob")).hasSize(1);
        assertThat(elsewhere.compare(one, "bob")).hasSize(1); // what is known; the other came later
        assertThat(pairs.count()).isEqualTo(1);
    }

    @Test
    void aCloserLookTakesThePlaceOfTheFirstAndFindsWhatThatMissed() {
        FootageId whole = clip("whole");
        FootageId vague = clip("vague");
        enter(whole, film(1, 0, 30, false));
        assertThat(duplicates.enter(vague, film(9, 0, 2, false), Detail.KEY_FRAMES, "ada"))
                .isEmpty();

        assertThat(enter(vague, film(1, 4, 20, false))).hasSize(1);
        FootageId later = clip("later");
        assertThat(enter(later, film(9, 0, 20, false))).isEmpty(); // the first look is forgotten
        assertThat(duplicates.size().clips()).isEqualTo(3);
    }

    @Test
    void aWithdrawnClipThatComesBackIsToldFirstAndHeldUntilAPersonRules() {
        FootageId kept = clip("kept");
        FootageId gone = clip("gone");
        enter(kept, film(1, 0, 30, true));
        enter(gone, film(1, 0, 25, true));
        catalogue.withdraw(gone, new Withdrawal(clock.instant(), "ada", "asked for", true));

        FootageId back = clip("back");
        List<LookAlike> found = enter(back, film(1, 2, 20, true));

        assertThat(found).extracting(each -> each.other().id()).containsExactly(gone, kept);
        assertThat(found.getFirst().holds()).isTrue();
        assertThat(found.getFirst().text()).contains("that one was withdrawn: asked for");
        assertThat(audit.about("footage:" + back, 5))
                .extracting(AuditEntry::what)
                .containsExactly("find-withdrawn-footage");
        assertThat(pairs.likeness().held()).containsExactlyInAnyOrder(back, kept);
        pairs.rule(
                back,
                gone,
                Optional.of(new NearDuplicate.Ruled(NearDuplicate.Ruling.MAY_STAY, "ada", clock.instant())));
        assertThat(pairs.likeness().held()).containsExactly(kept);
        assertThat(duplicates.of(back)).noneMatch(LookAlike::holds);
    }

    @Test
    void picturesBeyondWhatFitsInMemoryAreLeftOutAndCounted() {
        NearDuplicates small = new NearDuplicates(ports, clock, 25);
        small.enter(clip("one"), film(1, 0, 20, false), Detail.WHOLE, "ada");
        assertThat(small.size()).isEqualTo(new NearDuplicates.Size(1, 0));
        small.enter(clip("five more"), film(2, 0, 5, false), Detail.WHOLE, "ada");
        assertThat(small.size()).isEqualTo(new NearDuplicates.Size(2, 0));

        small.enter(clip("one too many"), film(3, 0, 1, false), Detail.WHOLE, "ada");

        assertThat(small.size()).isEqualTo(new NearDuplicates.Size(3, 1));
        assertThat(small.enter(clip("copy"), film(1, 0, 20, false), Detail.WHOLE, "ada"))
                .hasSize(1);
    }
}
