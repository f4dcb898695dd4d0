package dev.firebreak.bench.copies;

import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.BankPolicy;
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
import dev.firebreak.core.copy.CopyMatcher;
import dev.firebreak.core.copy.CopyQuery;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintFormat;
import dev.firebreak.core.fingerprint.video.FingerprintBytes;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.testkit.bank.BankSamples;
import dev.firebreak.testkit.bank.InMemoryBanks;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ours, as it runs, or without learned hashes: pictures and sound together against a bank, which reports any score. */
final class FusedMatcher implements Matcher {
    private static final long TRIPLETS = 50_000_000;
    private static final BankPolicy ANY_SCORE = new BankPolicy(
            BankAction.WATCH,
            false,
            new BankPolicy.Thresholds(31, 0, 0),
            BankPolicy.Matching.ALWAYS,
            BankPolicy.FloodLimits.NONE,
            Set.of());

    private final InMemoryBanks banks = new InMemoryBanks();
    private final Bank bank = BankSamples.bank(banks, "REFERENCES", ANY_SCORE);
    private final BankedVideos videos = new BankedVideos(Runnable::run);
    private final BankedSounds sounds = new BankedSounds(TRIPLETS);
    private final BankIndex index = new BankIndex(banks, List.of(videos, sounds), Runnable::run, Clock.systemUTC());
    private final CopyMatcher matcher = new CopyMatcher(index, videos, sounds);
    private final Map<EntryId, Integer> numbers = new HashMap<>();

    private final boolean learned;

    FusedMatcher(boolean learned) {
        this.learned = learned;
    }

    @Override
    public String name() {
        return learned ? "both" : "both, PDQ";
    }

    private VideoFingerprint video(Prints prints) {
        return learned ? prints.described() : prints.video();
    }

    @Override
    public void add(int reference, Prints prints) {
        Signals signals = Signals.of(List.of(
                new Signal.Print(SignalKind.VIDEO, FingerprintBytes.write(video(prints))),
                new Signal.Print(SignalKind.SOUND, SoundFingerprintFormat.write(prints.sound()))));
        EntryContent content = EntryContent.of(MediaKind.VIDEO, signals, Provenance.hash("bench", BankSamples.NOW));
        numbers.put(BankSamples.add(banks, bank, content), reference);
        index.follow();
    }

    @Override
    public List<Hit> find(Prints query) {
        CopyQuery asked = CopyQuery.NOTHING
                .withVideo(video(query))
                .withSound(query.sound())
                .withOrientations(CopyQuery.ALL);
        return matcher.match(asked, LookupScope.ALL).stream()
                .map(match -> Hit.of(numbers.getOrDefault(match.entry(), -1), match.score(), match.where()))
                .toList();
    }
}
