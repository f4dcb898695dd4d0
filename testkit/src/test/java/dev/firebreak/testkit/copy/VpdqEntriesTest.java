package dev.firebreak.testkit.copy;

import static dev.firebreak.testkit.bank.BankSamples.CUT;
import static dev.firebreak.testkit.bank.BankSamples.bank;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankPolicy;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.copy.CopyQuery;
import dev.firebreak.core.fingerprint.video.FingerprintBuilder;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.core.fingerprint.video.VpdqVideo;
import dev.firebreak.core.fingerprint.vpdq.VpdqFeature;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** vPDQ signals of others in a bank. */
class VpdqEntriesTest {
    private static final BankPolicy POLICY = new BankPolicy(
            BankAction.CUT,
            false,
            BankPolicy.Thresholds.DEFAULT,
            BankPolicy.Matching.ALWAYS,
            BankPolicy.FloodLimits.NONE,
            Set.of());

    private final CopyFixture banked = new CopyFixture();
    private final Bank attacks = bank(banked.banks, "ATTACKS", POLICY);
    private final SampleFilm film = new SampleFilm(1);

    private static List<VpdqFeature> untimed(List<VpdqFeature> features) {
        return features.stream()
                .map(each -> new VpdqFeature(each.frame(), each.quality(), each.pdq(), 0))
                .toList();
    }

    private List<CopyMatch> match(VideoFingerprint video) {
        return banked.match(CopyQuery.NOTHING.withVideo(video));
    }

    /** So many seconds of the film, then others of another. */
    private VideoFingerprint mixed(int ofFilm, int others) {
        FingerprintBuilder builder = new FingerprintBuilder(VideoFingerprint.DEFAULT_STEP);
        for (int i = 0; i < ofFilm + others; i++) {
            builder.add(i < ofFilm ? film.frame(i, i) : new SampleFilm(77).frame(i, i));
        }
        return builder.fingerprint();
    }

    @Test
    void oneWithTimesIsAlignedAsOurOwn() {
        EntryId entry = banked.bankVpdq(attacks, VpdqVideo.features(film.video(0, 60)));

        CopyMatch match = match(film.video(20, 15)).getFirst();

        assertThat(match.entry()).isEqualTo(entry);
        assertThat(match.action()).isEqualTo(BankAction.CUT);
        assertThat(match.where().reference().from()).isBetween(Duration.ofSeconds(19), Duration.ofSeconds(21));
        assertThat(match(mixed(12, 60))).extracting(CopyMatch::entry).containsExactly(entry);
        assertThat(match(new SampleFilm(5).video(0, 60))).isEmpty();
    }

    @Test
    void oneWithoutTimesIsMatchedFromFourFifthsOfTheFramesOn() {
        EntryId entry = banked.bankVpdq(attacks, untimed(VpdqVideo.features(film.video(0, 60))));

        assertThat(match(film.video(20, 15))).extracting(CopyMatch::entry).containsExactly(entry);
        assertThat(match(mixed(16, 4))).hasSize(1);
        assertThat(match(mixed(15, 5))).isEmpty();
        // The other way round: nearly all of the entry is somewhere in a long video.
        CopyMatch within = match(mixed(50, 200)).getFirst();
        assertThat(within.where().query().to()).isEqualTo(Duration.ofSeconds(50));
        assertThat(match(mixed(40, 200))).isEmpty();
        assertThat(match(new SampleFilm(5).video(0, 60))).isEmpty();
    }

    @Test
    void fewFramesInCommonAreNoMatchWhateverTheirShare() {
        banked.bankVpdq(attacks, untimed(VpdqVideo.features(film.video(0, 60))));

        assertThat(match(film.video(20, 2))).isEmpty();
        assertThat(match(film.video(20, 3))).hasSize(1);
    }

    @Test
    void whatIsRemovedIsNotFound() {
        EntryId timed = banked.bankVpdq(attacks, VpdqVideo.features(film.video(0, 60)));
        EntryId untimed = banked.bankVpdq(attacks, untimed(VpdqVideo.features(film.video(0, 60))));
        assertThat(match(film.video(0, 60))).hasSize(2);
        assertThat(banked.videos.size()).isEqualTo(2);
        banked.banks.remove(timed);
        banked.banks.remove(untimed);

        assertThat(match(film.video(0, 60))).isEmpty();
        assertThat(banked.videos.size()).isZero();
        assertThat(banked.videos.vpdq().stored()).isEmpty();
    }

    @Test
    void inABankWithAnotherPolicyAnotherShareIsEnough() {
        Bank careful = bank(
                banked.banks,
                "CAREFUL",
                new BankPolicy(
                        BankAction.WATCH,
                        false,
                        new BankPolicy.Thresholds(31, 0.3, 0.5),
                        BankPolicy.Matching.ALWAYS,
                        BankPolicy.FloodLimits.NONE,
                        CUT.visibleTo()));
        EntryId entry = banked.bankVpdq(careful, untimed(VpdqVideo.features(film.video(0, 60))));

        assertThat(match(mixed(15, 5))).extracting(CopyMatch::entry).containsExactly(entry);
    }
}
