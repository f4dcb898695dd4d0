package dev.firebreak.testkit.copy;

import static dev.firebreak.testkit.bank.BankSamples.add;
import static dev.firebreak.testkit.bank.BankSamples.away;
import static dev.firebreak.testkit.bank.BankSamples.bank;
import static dev.firebreak.testkit.bank.BankSamples.pdq;
import static dev.firebreak.testkit.bank.BankSamples.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankPolicy;
import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.MediaKind;
import dev.firebreak.core.bank.Provenance;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.copy.Channel;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.copy.CopyQuery;
import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.picture.Orientation;
import dev.firebreak.core.fingerprint.picture.TurnedHash;
import dev.firebreak.core.fingerprint.video.FingerprintBuilder;
import dev.firebreak.core.fingerprint.video.SampledFrame;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.testkit.bank.BankSamples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CopyMatcherTest {
    private static final BankPolicy CUT = policy(BankAction.CUT, false);
    private static final BankPolicy NEGATIVE = policy(BankAction.RECORD, true);

    private final CopyFixture fixture = new CopyFixture();
    private final Bank attacks = bank(fixture.banks, "ATTACKS", CUT);
    private final SampleFilm film = new SampleFilm(1);

    private static BankPolicy policy(BankAction action, boolean negative) {
        return new BankPolicy(
                action,
                negative,
                BankPolicy.Thresholds.DEFAULT,
                BankPolicy.Matching.ALWAYS,
                BankPolicy.FloodLimits.NONE,
                Set.of());
    }

    private CopyMatch only(CopyQuery query) {
        List<CopyMatch> matches = fixture.match(query);
        assertThat(matches).hasSize(1);
        return matches.getFirst();
    }

    private static void covers(Interval interval, int from, int to) {
        assertThat(interval.from().toMillis() / 1000.0).isCloseTo(from, within(1.5));
        assertThat(interval.to().toMillis() / 1000.0).isCloseTo(to, within(1.5));
    }

    @Test
    void picturesAndSoundOfTheSameMomentsAreOneMatch() {
        EntryId entry = fixture.bank(attacks, film);

        CopyMatch match = only(CopyQuery.NOTHING.withVideo(film.video(20, 15)).withSound(film.sound(20, 15)));

        assertThat(match.bank()).isEqualTo(attacks.name());
        assertThat(match.entry()).isEqualTo(entry);
        assertThat(match.action()).isEqualTo(BankAction.CUT);
        assertThat(match.channels()).containsExactly(Channel.PICTURE, Channel.SOUND);
        covers(match.where().query(), 0, 15);
        covers(match.where().reference(), 20, 35);
        assertThat(match.score())
                .isGreaterThan(
                        only(CopyQuery.NOTHING.withVideo(film.video(20, 15))).score());
    }

    @Test
    void eitherIsEnough() {
        fixture.bank(attacks, film);

        assertThat(only(CopyQuery.NOTHING.withVideo(film.video(20, 15)).withSound(new SampleFilm(9).sound(0, 15)))
                        .channels())
                .containsExactly(Channel.PICTURE);
        assertThat(only(CopyQuery.NOTHING
                                .withVideo(new SampleFilm(9).video(0, 15))
                                .withSound(film.sound(20, 15)))
                        .channels())
                .containsExactly(Channel.SOUND);
    }

    @Test
    void picturesAndSoundOfDifferentMomentsAreTwoMatches() {
        fixture.bank(attacks, film);

        List<CopyMatch> matches =
                fixture.match(CopyQuery.NOTHING.withVideo(film.video(0, 15)).withSound(film.sound(40, 15)));

        assertThat(matches)
                .extracting(CopyMatch::channels)
                .containsExactlyInAnyOrder(Set.of(Channel.PICTURE), Set.of(Channel.SOUND));
    }

    @Test
    void whatIsTooWeakAloneCountsTogether() {
        fixture.bank(attacks, film);
        CopyQuery seen = CopyQuery.NOTHING.withVideo(film.video(20, 2));
        CopyQuery heard = CopyQuery.NOTHING.withSound(film.sound(20, 1));

        assertThat(fixture.match(seen)).isEmpty();
        assertThat(fixture.match(heard)).isEmpty();
        assertThat(only(seen.withSound(film.sound(20, 1))).channels()).hasSize(2);
    }

    @Test
    void severalEntriesOfOneAttackDoNotHideEachOther() {
        for (int i = 0; i < 5; i++) {
            fixture.bank(attacks, Optional.of(film.video(i, 50)), Optional.empty());
        }

        assertThat(fixture.match(CopyQuery.NOTHING.withVideo(film.video(20, 15))))
                .hasSize(5);
    }

    @Test
    void unrelatedMediaMatchNothing() {
        for (int i = 0; i < 30; i++) {
            fixture.bank(attacks, new SampleFilm(100 + i));
        }

        for (int i = 0; i < 10; i++) {
            SampleFilm other = new SampleFilm(500 + i);
            assertThat(fixture.match(
                            CopyQuery.NOTHING.withVideo(other.video(0, 30)).withSound(other.sound(0, 30))))
                    .isEmpty();
        }
    }

    @Test
    void aNegativeBankOverrulesTheStretchThatItMatches() {
        Bank news = bank(fixture.banks, "NEWS", NEGATIVE);
        fixture.bank(attacks, film);
        fixture.bank(news, Optional.of(film.video(10, 20)), Optional.empty());

        List<CopyMatch> shown = fixture.match(CopyQuery.NOTHING.withVideo(film.video(12, 15)));
        List<CopyMatch> whole = fixture.match(CopyQuery.NOTHING.withVideo(film.video(0, 60)));

        assertThat(shown).extracting(CopyMatch::action).containsOnly(BankAction.RECORD);
        assertThat(shown)
                .filteredOn(match -> match.bank().equals(attacks.name()))
                .singleElement()
                .extracting(CopyMatch::overruledBy)
                .isEqualTo(Optional.of(news.name()));
        assertThat(whole.getFirst().bank()).isEqualTo(attacks.name());
        assertThat(whole.getFirst().action()).isEqualTo(BankAction.CUT);
    }

    @Test
    void aStillIsFoundAmongTheFramesOfVideos() {
        EntryId entry = fixture.bank(attacks, film);
        PdqHash frame = film.video(0, 60).frames().get(33).pdq();

        CopyMatch match = only(CopyQuery.NOTHING.withPictures(Set.of(away(frame, 5), pdq(77))));

        assertThat(match.entry()).isEqualTo(entry);
        covers(match.where().reference(), 33, 34);
        assertThat(match.where().query().length()).isZero();
        assertThat(fixture.match(CopyQuery.NOTHING.withPictures(Set.of(away(frame, 32)))))
                .isEmpty();
    }

    @Test
    void framesAreFoundAmongStills() {
        PdqHash still = film.frame(7, 7).pdq();
        EntryId entry = add(fixture.banks, attacks, picture(away(still, 20)));

        CopyMatch match = only(CopyQuery.NOTHING.withVideo(film.video(0, 15)));

        assertThat(match.entry()).isEqualTo(entry);
        covers(match.where().query(), 7, 8);
        assertThat(match.channels()).containsExactly(Channel.PICTURE);
        assertThat(match.score()).isGreaterThan(0.5);
    }

    @Test
    void theSameBytesMatchWholly() {
        Signal file = Signal.parse(SignalKind.SHA256, "ab".repeat(32));
        EntryId entry = add(
                fixture.banks,
                attacks,
                EntryContent.of(MediaKind.VIDEO, Signals.of(file), Provenance.hash("ada", BankSamples.NOW)));

        CopyMatch match = only(CopyQuery.NOTHING.withExact(List.of(file)).withVideo(film.video(0, 30)));

        assertThat(match.entry()).isEqualTo(entry);
        assertThat(match.channels()).containsExactly(Channel.EXACT);
        assertThat(match.score()).isEqualTo(1);
        covers(match.where().query(), 0, 30);
    }

    @Test
    void mirroredPicturesAreFoundAndTurnedOnesWhenAsked() {
        fixture.bank(attacks, film);

        assertThat(fixture.match(CopyQuery.NOTHING.withVideo(turned(Orientation.MIRRORED))))
                .hasSize(1);
        CopyQuery upsideDown = CopyQuery.NOTHING.withVideo(turned(Orientation.TURNED_180));
        assertThat(fixture.match(upsideDown)).isEmpty();
        assertThat(fixture.match(upsideDown.withOrientations(CopyQuery.ALL))).hasSize(1);
    }

    private VideoFingerprint turned(Orientation orientation) {
        FingerprintBuilder builder = new FingerprintBuilder(VideoFingerprint.DEFAULT_STEP);
        for (int i = 0; i < 30; i++) {
            SampledFrame frame = film.frame(i, i);
            builder.add(new SampledFrame(
                    frame.at(), TurnedHash.of(frame.pdq(), orientation), Optional.empty(), frame.quality()));
        }
        return builder.fingerprint();
    }

    @Test
    void aFloodOfEntriesLeavesTheStrongest() {
        PdqHash still = pdq(5);
        for (int bits = 0; bits < 2; bits++) {
            for (int i = 0; i < 250; i++) {
                EntryContent content = EntryContent.of(
                        MediaKind.PICTURE,
                        Signals.of(
                                new Signal.Pdq(away(still, bits)),
                                Signal.parse(SignalKind.MD5, "%032x".formatted(1 + i + 1000 * bits))),
                        Provenance.hash("ada", BankSamples.NOW));
                add(fixture.banks, attacks, content);
            }
        }

        List<CopyMatch> matches = fixture.match(CopyQuery.NOTHING.withPictures(Set.of(still)));

        assertThat(matches).hasSize(200);
        assertThat(matches)
                .allMatch(match -> match.score() == matches.getFirst().score());
        assertThat(fixture.matcher.leftOut()).isEqualTo(300);
    }

    @Test
    void whatIsRemovedOrUnreadableIsNotFound() {
        EntryId entry = fixture.bank(attacks, film);
        fixture.banks.remove(entry);
        add(
                fixture.banks,
                attacks,
                EntryContent.of(
                        MediaKind.VIDEO,
                        Signals.of(
                                new Signal.Print(SignalKind.VIDEO, new byte[] {1, 2}),
                                new Signal.Print(SignalKind.SOUND, new byte[] {1, 2})),
                        Provenance.hash("ada", BankSamples.NOW)));

        assertThat(fixture.match(CopyQuery.NOTHING.withVideo(film.video(20, 15)).withSound(film.sound(20, 15))))
                .isEmpty();
        assertThat(fixture.videos.unreadable()).isEqualTo(1);
        assertThat(fixture.sounds.unreadable()).isEqualTo(1);
        assertThat(fixture.sounds.length()).isEqualTo(Duration.ZERO);
    }
}
