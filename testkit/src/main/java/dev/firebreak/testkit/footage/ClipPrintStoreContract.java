package dev.firebreak.testkit.footage;

import static dev.firebreak.testkit.footage.FootageSamples.NOW;
import static dev.firebreak.testkit.incident.IncidentSamples.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.picture.Orientation;
import dev.firebreak.core.fingerprint.picture.TurnedHash;
import dev.firebreak.core.footage.ClipPrintStore;
import dev.firebreak.core.footage.ClipPrintStore.Detail;
import dev.firebreak.core.footage.ClipPrintStore.Numbered;
import dev.firebreak.core.footage.ClipPrintStore.Progress;
import dev.firebreak.core.footage.ClipPrintStore.Step;
import dev.firebreak.core.footage.ClipPrintStore.Unfinished;
import dev.firebreak.core.footage.ClipPrints;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.Withdrawal;
import dev.firebreak.testkit.copy.SampleFilm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link ClipPrintStore} does. */
public abstract class ClipPrintStoreContract {
    private static final Instant LATER = NOW.plusSeconds(60);

    /** The store, and the catalogue of its clips; the same ones during a test. */
    protected abstract ClipPrintStore store();

    protected abstract FootageCatalogue catalogue();

    private FootageId clip(String name) {
        Footage clip = FootageSamples.clip(
                name, FootageSamples.description("yard", "g", "class:harmless"), NOW.plusSeconds(name.length()));
        catalogue().add(clip, List.of(), FootageSamples.curve());
        return clip.id();
    }

    private static ClipPrints film() {
        SampleFilm film = new SampleFilm(1);
        return new ClipPrints(List.of(), Optional.of(film.video(0, 12)), Optional.of(film.sound(0, 12)));
    }

    private static ClipPrints still() {
        PdqHash hash = new SampleFilm(1).picture(3);
        List<PdqHash> all = new ArrayList<>();
        for (Orientation orientation : Orientation.values()) {
            all.add(TurnedHash.of(hash, orientation));
        }
        return new ClipPrints(all, Optional.empty(), Optional.empty());
    }

    @Test
    void keepsWhatAClipIsRecognisedBy() {
        FootageId moving = clip("a");
        FootageId still = clip("bb");
        FootageId dark = clip("ccc");
        store().keep(moving, film(), Detail.WHOLE);
        store().keep(still, still(), Detail.WHOLE);
        store().keep(dark, ClipPrints.NONE, Detail.WHOLE);

        assertThat(store().find(moving)).contains(film());
        assertThat(store().find(still)).contains(still());
        assertThat(store().find(dark)).contains(ClipPrints.NONE);
        assertThat(store().find(FootageId.random())).isEmpty();
        assertFails(ErrorCode.NOT_FOUND, () -> store().keep(FootageId.random(), ClipPrints.NONE, Detail.WHOLE));
    }

    @Test
    void anIndexFollowsByRisingNumbers() {
        assertThat(store().last()).isZero();
        FootageId one = clip("a");
        FootageId two = clip("bb");
        long first = store().keep(one, film(), Detail.KEY_FRAMES);
        long second = store().keep(two, still(), Detail.WHOLE);
        assertThat(store().after(0, 10))
                .containsExactly(
                        new Numbered(first, one, Optional.empty(), true),
                        new Numbered(second, two, still().upright(), false));

        long third = store().keep(one, film(), Detail.WHOLE);

        assertThat(List.of(first, second, third)).isSorted().doesNotHaveDuplicates();
        assertThat(store().last()).isEqualTo(third);
        assertThat(store().number(one)).contains(third);
        assertThat(store().after(first, 10)).extracting(Numbered::number).containsExactly(second, third);
        assertThat(store().after(0, 1)).extracting(Numbered::clip).containsExactly(two);
        assertThatIllegalArgumentException().isThrownBy(() -> store().after(0, ClipPrintStore.MAX_PAGE + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> store().after(0, 0));
    }

    @Test
    void knowsWhatIsToBeDoneAndWhatMattersMost() {
        FootageId coarse = clip("a");
        FootageId fresh = clip("bb");
        FootageId done = clip("ccc");
        FootageId none = clip("dddd");
        store().matched(coarse, store().keep(coarse, film(), Detail.KEY_FRAMES));
        store().keep(fresh, film(), Detail.WHOLE);
        store().matched(done, store().keep(done, film(), Detail.WHOLE));
        store().matched(fresh, -1);

        assertThat(store().unfinished(LATER, 10))
                .containsExactly(
                        new Unfinished(none, Step.PRINT),
                        new Unfinished(fresh, Step.MATCH),
                        new Unfinished(coarse, Step.REFINE));
        assertThat(store().unfinished(LATER, 1)).hasSize(1);
        assertThat(store().unfinished(NOW.plusSeconds(2), 10)).containsExactly(new Unfinished(coarse, Step.REFINE));
        assertThat(store().progress()).isEqualTo(new Progress(4, 3, 3));
    }

    @Test
    void ofAnErasedClipOnlyWhatIsKnownCanBeCompared() {
        FootageId printed = clip("a");
        FootageId never = clip("bb");
        store().matched(printed, store().keep(printed, film(), Detail.KEY_FRAMES));
        catalogue().withdraw(printed, new Withdrawal(NOW, "ada", "asked for", true));
        catalogue().withdraw(never, new Withdrawal(NOW, "ada", "asked for", true));

        assertThat(store().unfinished(LATER, 10)).isEmpty();
        assertThat(store().find(printed)).contains(film());
        assertThat(store().progress()).isEqualTo(new Progress(0, 1, 0));
        store().keep(printed, film(), Detail.KEY_FRAMES);
        assertThat(store().unfinished(LATER, 10)).containsExactly(new Unfinished(printed, Step.MATCH));
    }
}
