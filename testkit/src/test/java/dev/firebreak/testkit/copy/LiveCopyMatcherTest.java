package dev.firebreak.testkit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.LookupScope;
import dev.firebreak.core.copy.Channel;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.copy.LiveCopyMatcher;
import dev.firebreak.testkit.bank.BankSamples;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveCopyMatcherTest {
    private static final int LATE = 40_000;

    private final CopyFixture fixture = new CopyFixture();
    private final Bank attacks = BankSamples.bank(fixture.banks, "ATTACKS", BankSamples.CUT);
    private final SampleFilm film = new SampleFilm(1);
    private final SampleFilm other = new SampleFilm(2);
    private final LiveCopyMatcher live = new LiveCopyMatcher(fixture.matcher);

    LiveCopyMatcherTest() {
        for (int i = 10; i < 40; i++) {
            SampleFilm banked = new SampleFilm(i);
            fixture.bank(
                    attacks,
                    Optional.of(banked.video(0, 60)),
                    i < 15 ? Optional.of(banked.sound(0, 30)) : Optional.empty());
        }
    }

    private List<CopyMatch> second(int at, Optional<SampleFilm> shown, Optional<float[]> heard, int second) {
        shown.ifPresent(each -> live.add(each.frame(at, second)));
        heard.ifPresent(sound -> live.addSound(
                Duration.ofSeconds(at),
                Arrays.copyOfRange(sound, second * SampleFilm.RATE, (second + 1) * SampleFilm.RATE)));
        return live.find(LookupScope.ALL);
    }

    @Test
    void picturesAreFoundWithinTenSecondsHoweverLongTheStreamHasLasted() {
        fixture.bank(attacks, film);
        for (int i = 0; i < 40; i++) {
            assertThat(second(LATE + i, Optional.of(other), Optional.empty(), i))
                    .isEmpty();
        }

        List<CopyMatch> found = List.of();
        for (int i = 0; i < 10 && found.isEmpty(); i++) {
            found = second(LATE + 40 + i, Optional.of(film), Optional.empty(), 20 + i);
        }

        assertThat(found).hasSize(1);
        CopyMatch match = found.getFirst();
        assertThat(match.channels()).containsExactly(Channel.PICTURE);
        assertThat(match.where().query().from().toSeconds()).isBetween(LATE + 39L, LATE + 42L);
        assertThat(match.where().reference().from().toSeconds()).isBetween(19L, 22L);
    }

    @Test
    void soundIsFoundWithinTenSeconds() {
        fixture.bank(attacks, film);
        float[] before = other.tune(30);
        float[] tune = film.tune(60);
        for (int i = 0; i < 30; i++) {
            assertThat(second(LATE + i, Optional.of(other), Optional.of(before), i))
                    .isEmpty();
        }

        List<CopyMatch> found = List.of();
        for (int i = 0; i < 10 && found.isEmpty(); i++) {
            found = second(LATE + 30 + i, Optional.empty(), Optional.of(tune), 20 + i);
        }

        assertThat(found).singleElement().extracting(CopyMatch::channels).isEqualTo(Set.of(Channel.SOUND));
        double from = found.getFirst().where().query().from().toMillis() / 1000.0;
        assertThat(from).isCloseTo(LATE + 30, within(1.5));
    }

    @Test
    void whatIsBankedMeanwhileIsFound() {
        for (int i = 0; i < 10; i++) {
            assertThat(second(i, Optional.of(film), Optional.empty(), i)).isEmpty();
        }

        fixture.bank(attacks, film);

        assertThat(second(10, Optional.of(film), Optional.empty(), 10)).hasSize(1);
    }

    @Test
    void aPauseInTheSoundDoesNotShiftWhatFollows() {
        fixture.bank(attacks, Optional.empty(), Optional.of(film.sound(0, 60)));
        float[] tune = film.tune(60);
        for (int i = 0; i < 5; i++) {
            second(i, Optional.empty(), Optional.of(tune), i);
        }
        List<CopyMatch> found = List.of();
        for (int i = 20; i < 28; i++) {
            found = second(i, Optional.empty(), Optional.of(tune), i);
        }

        assertThat(found).isNotEmpty();
        assertThat(found.getFirst().where().query().from().toMillis() / 1000.0).isCloseTo(20, within(1.5));
        assertThat(found.getFirst().where().reference().from().toMillis() / 1000.0)
                .isCloseTo(20, within(1.5));
    }

    @Test
    void learnedHashesThatComeAfterTheirFramesFindWhatPdqDoesNot() {
        fixture.bank(attacks, Optional.of(film.described(0, 60)), Optional.empty());
        List<CopyMatch> found = List.of();
        for (int i = 0; i < 10 && found.isEmpty(); i++) {
            live.add(other.frame(i, i));
            assertThat(live.find(LookupScope.ALL)).isEmpty();
            live.describe(Duration.ofSeconds(i), film.learned(20 + i));
            found = live.find(LookupScope.ALL);
        }

        assertThat(found).singleElement().extracting(CopyMatch::channels).isEqualTo(Set.of(Channel.PICTURE));
        assertThat(found.getFirst().where().reference().from().toSeconds()).isBetween(19L, 22L);
    }

    @Test
    void aLearnedHashOfAFrameThatIsNotThereIsLeftOut() {
        live.describe(Duration.ofSeconds(3), film.learned(3));
        live.add(film.frame(5, 5));
        live.describe(Duration.ofSeconds(4), film.learned(3));

        assertThat(live.find(LookupScope.ALL)).isEmpty();
    }
}
