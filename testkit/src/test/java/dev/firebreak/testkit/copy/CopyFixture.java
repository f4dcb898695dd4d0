package dev.firebreak.testkit.copy;

import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.LookupScope;
import dev.firebreak.core.bank.MediaKind;
import dev.firebreak.core.bank.Provenance;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.copy.BankedSounds;
import dev.firebreak.core.copy.BankedVideos;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.copy.CopyMatcher;
import dev.firebreak.core.copy.CopyQuery;
import dev.firebreak.core.fingerprint.sound.SoundFingerprint;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintFormat;
import dev.firebreak.core.fingerprint.video.FingerprintBytes;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.core.fingerprint.vpdq.VpdqBytes;
import dev.firebreak.core.fingerprint.vpdq.VpdqFeature;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.bank.BankSamples;
import dev.firebreak.testkit.bank.InMemoryBanks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Banks in memory, with a matcher that follows them. */
final class CopyFixture {
    final InMemoryBanks banks = new InMemoryBanks();
    final BankedVideos videos = new BankedVideos(Runnable::run);
    final BankedSounds sounds = new BankedSounds(10_000_000);
    final BankIndex index =
            new BankIndex(banks, List.of(videos, videos.vpdq(), sounds), Runnable::run, new FakeClock(BankSamples.NOW));
    final CopyMatcher matcher = new CopyMatcher(index, videos, sounds);

    EntryId bank(Bank bank, Optional<VideoFingerprint> video, Optional<SoundFingerprint> sound) {
        List<Signal> signals = new ArrayList<>();
        video.ifPresent(print -> signals.add(new Signal.Print(SignalKind.VIDEO, FingerprintBytes.write(print))));
        sound.ifPresent(print -> signals.add(new Signal.Print(SignalKind.SOUND, SoundFingerprintFormat.write(print))));
        EntryContent content =
                EntryContent.of(MediaKind.VIDEO, Signals.of(signals), Provenance.hash("ada", BankSamples.NOW));
        EntryId id = BankSamples.add(banks, bank, content);
        index.follow();
        return id;
    }

    /** Banks a vPDQ signal and nothing else. */
    EntryId bankVpdq(Bank bank, List<VpdqFeature> features) {
        Signals signals = Signals.of(new Signal.Print(SignalKind.VPDQ, VpdqBytes.write(features)));
        EntryId id = BankSamples.add(
                banks, bank, EntryContent.of(MediaKind.VIDEO, signals, Provenance.hash("ada", BankSamples.NOW)));
        index.follow();
        return id;
    }

    /** Banks a whole film of a minute. */
    EntryId bank(Bank bank, SampleFilm film) {
        return bank(bank, Optional.of(film.video(0, 60)), Optional.of(film.sound(0, 60)));
    }

    List<CopyMatch> match(CopyQuery query) {
        index.follow();
        return matcher.match(query, LookupScope.ALL);
    }
}
