package dev.firebreak.testkit.copy;

import static dev.firebreak.testkit.bank.BankSamples.CUT;
import static dev.firebreak.testkit.bank.BankSamples.NOW;
import static dev.firebreak.testkit.bank.BankSamples.bank;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.BankSnapshots;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.LookupScope;
import dev.firebreak.core.copy.BankedSounds;
import dev.firebreak.core.copy.BankedVideos;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.copy.CopyMatcher;
import dev.firebreak.core.copy.CopyQuery;
import dev.firebreak.core.fingerprint.video.VpdqVideo;
import dev.firebreak.core.fingerprint.vpdq.VpdqFeature;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.bank.InMemorySnapshotMarks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotOfPrintsTest {
    private final CopyFixture banked = new CopyFixture();
    private final FakeClock clock = new FakeClock(NOW);

    private static CopyQuery query(SampleFilm film) {
        return CopyQuery.NOTHING.withVideo(film.video(10, 20)).withSound(film.sound(10, 20));
    }

    @Test
    void videosAndSoundsMatchAsTheyDidAndNotWhenTheyAreGone(@TempDir Path folder) throws IOException {
        Bank attacks = bank(banked.banks, "ATTACKS", CUT);
        SampleFilm film = new SampleFilm(1);
        SampleFilm other = new SampleFilm(2);
        EntryId kept = banked.bank(attacks, film);
        EntryId gone = banked.bank(attacks, other);
        BankSnapshots snapshots = new BankSnapshots(folder, new InMemorySnapshotMarks(), clock);
        assertThat(snapshots.write(banked.index)).isPresent();
        banked.banks.remove(gone);
        List<CopyMatch> before = banked.match(query(film));

        BankedVideos videos = new BankedVideos(Runnable::run);
        BankedSounds sounds = new BankedSounds(10_000_000);
        BankIndex fresh = new BankIndex(banked.banks, List.of(videos, videos.vpdq(), sounds), Runnable::run, clock);
        assertThat(fresh.restore(snapshots)).isInstanceOf(BankSnapshots.Restored.class);

        CopyMatcher matcher = new CopyMatcher(fresh, videos, sounds);
        assertThat(matcher.match(query(film), LookupScope.ALL)).isEqualTo(before);
        assertThat(before).isNotEmpty().allMatch(match -> match.entry().equals(kept));
        assertThat(matcher.match(query(other), LookupScope.ALL)).isEmpty();
        assertThat(videos.size()).isEqualTo(1);
        assertThat(sounds.size()).isEqualTo(1);
    }

    @Test
    void vpdqOfOthersIsKeptAsItCame(@TempDir Path folder) throws IOException {
        Bank attacks = bank(banked.banks, "ATTACKS", CUT);
        SampleFilm film = new SampleFilm(1);
        List<VpdqFeature> features = VpdqVideo.features(film.video(0, 60));
        EntryId timed = banked.bankVpdq(attacks, features);
        EntryId untimed = banked.bankVpdq(
                attacks,
                VpdqVideo.features(new SampleFilm(2).video(0, 60)).stream()
                        .map(each -> new VpdqFeature(each.frame(), each.quality(), each.pdq(), 0))
                        .toList());
        BankSnapshots snapshots = new BankSnapshots(folder, new InMemorySnapshotMarks(), clock);
        assertThat(snapshots.write(banked.index)).isPresent();

        BankedVideos videos = new BankedVideos(Runnable::run);
        BankedSounds sounds = new BankedSounds(10_000_000);
        BankIndex fresh = new BankIndex(banked.banks, List.of(videos, videos.vpdq(), sounds), Runnable::run, clock);
        assertThat(fresh.restore(snapshots)).isInstanceOf(BankSnapshots.Restored.class);

        CopyMatcher matcher = new CopyMatcher(fresh, videos, sounds);
        assertThat(matcher.match(CopyQuery.NOTHING.withVideo(film.video(10, 20)), LookupScope.ALL))
                .extracting(CopyMatch::entry)
                .containsExactly(timed);
        assertThat(matcher.match(CopyQuery.NOTHING.withVideo(new SampleFilm(2).video(10, 20)), LookupScope.ALL))
                .extracting(CopyMatch::entry)
                .containsExactly(untimed);
        assertThat(videos.vpdq().stored()).hasSize(2);
        assertThat(videos.stored()).isEmpty();
    }

    @Test
    void aSnapshotWithoutFingerprintsOfAKindThatIsMatchedIsOfNoUse(@TempDir Path folder) throws IOException {
        Bank attacks = bank(banked.banks, "ATTACKS", CUT);
        banked.bank(attacks, new SampleFilm(1));
        BankSnapshots snapshots = new BankSnapshots(folder, new InMemorySnapshotMarks(), clock);
        BankIndex pictures =
                new BankIndex(banked.banks, List.of(new BankedVideos(Runnable::run)), Runnable::run, clock);
        pictures.follow();
        assertThat(snapshots.write(pictures)).isPresent();
        BankedVideos videos = new BankedVideos(Runnable::run);
        BankedSounds sounds = new BankedSounds(10_000_000);
        BankIndex fresh = new BankIndex(banked.banks, List.of(videos, videos.vpdq(), sounds), Runnable::run, clock);

        assertThat(fresh.restore(snapshots)).isInstanceOf(BankSnapshots.Unusable.class);
        fresh.follow();
        assertThat(new CopyMatcher(fresh, videos, sounds).match(query(new SampleFilm(1)), LookupScope.ALL))
                .isNotEmpty();
    }
}
