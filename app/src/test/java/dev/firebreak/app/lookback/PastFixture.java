package dev.firebreak.app.lookback;

import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankFeed.IndexedEntry;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.BankOutcome;
import dev.firebreak.core.bank.BankPolicy;
import dev.firebreak.core.bank.BankSettings;
import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.MediaKind;
import dev.firebreak.core.bank.Provenance;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.copy.BankedSounds;
import dev.firebreak.core.copy.BankedVideos;
import dev.firebreak.core.copy.CopyMatcher;
import dev.firebreak.core.copy.TrafficPiece;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintFormat;
import dev.firebreak.core.fingerprint.video.FingerprintBytes;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.bank.BankSamples;
import dev.firebreak.testkit.bank.InMemoryBanks;
import dev.firebreak.testkit.copy.SampleFilm;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Banks with films in them, and pieces of films that passed. */
final class PastFixture {
    /** Of every film, so much is banked. */
    static final int SECONDS = 60;

    final FakeClock clock = new FakeClock();
    final InMemoryBanks banks = new InMemoryBanks();
    private final BankedVideos videos = new BankedVideos(Runnable::run);
    private final BankedSounds sounds = new BankedSounds(10_000_000);
    private final BankIndex index = new BankIndex(banks, List.of(videos, videos.vpdq(), sounds), Runnable::run, clock);

    PastSearch.Factory searches() {
        index.follow();
        return EntriesSearch.over(banks, new CopyMatcher(index, videos, sounds), clock);
    }

    EntryId bank(String name, long film) {
        return add(bankOf(name, BankSamples.CUT), film);
    }

    EntryId bankNegative(String name, long film) {
        BankPolicy policy = new BankPolicy(
                BankAction.RECORD,
                true,
                BankPolicy.Thresholds.DEFAULT,
                BankPolicy.Matching.ALWAYS,
                BankPolicy.FloodLimits.NONE,
                Set.of());
        return add(bankOf(name, policy), film);
    }

    private Bank bankOf(String name, BankPolicy policy) {
        BankName bank = new BankName(name);
        return banks.find(bank)
                .orElseGet(() -> ((BankOutcome.Saved)
                                banks.create(new BankSettings(bank, "", "", policy), clock.instant(), "ada"))
                        .bank());
    }

    private EntryId add(Bank bank, long seed) {
        SampleFilm film = new SampleFilm(seed);
        Signals signals = Signals.of(
                new Signal.Print(SignalKind.VIDEO, FingerprintBytes.write(film.video(0, SECONDS))),
                new Signal.Print(SignalKind.SOUND, SoundFingerprintFormat.write(film.sound(0, SECONDS))));
        return BankSamples.add(
                banks, bank, EntryContent.of(MediaKind.VIDEO, signals, Provenance.hash("ada", clock.instant())));
    }

    List<IndexedEntry> entries(Set<EntryId> wanted) {
        return banks.entries(Optional.empty(), 1_000).stream()
                .filter(entry -> wanted.contains(entry.id()))
                .toList();
    }

    /** Seconds of a film that passed. */
    TrafficPiece piece(long film, int from, int seconds) {
        return piece(film, from, seconds, 0);
    }

    TrafficPiece piece(long film, int from, int seconds, int minute) {
        SampleFilm passed = new SampleFilm(film);
        return new TrafficPiece(
                new StreamId("lobby"),
                SessionId.random(),
                Duration.ofMinutes(minute),
                clock.instant().plus(Duration.ofMinutes(minute)),
                FingerprintBytes.write(passed.video(from, seconds)),
                SoundFingerprintFormat.write(passed.sound(from, seconds)));
    }
}
