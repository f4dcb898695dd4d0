package dev.firebreak.core.copy.trial;

import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankFeed;
import dev.firebreak.core.bank.BankId;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.BankPolicy;
import dev.firebreak.core.bank.BankSettings;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.LookupScope;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.copy.BankedSounds;
import dev.firebreak.core.copy.BankedVideos;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.copy.CopyMatcher;
import dev.firebreak.core.copy.CopyQuery;
import dev.firebreak.core.edit.Take;
import dev.firebreak.core.edit.TakePrints;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintFormat;
import dev.firebreak.core.fingerprint.video.FingerprintBytes;
import dev.firebreak.core.fingerprint.video.FrameDescriber;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A bank in memory that holds one thing: what is asked before it is put into a real one. */
public final class LoneEntry implements Function<CopyQuery, List<CopyMatch>> {
    private static final long MOST_TRIPLETS = 10_000_000;
    private static final BankId BANK = new BankId(1);
    private static final EntryId ENTRY = new EntryId(1);

    private final CopyMatcher matcher;

    /** The take as a bank with this policy would hold it, without learned hashes. */
    public LoneEntry(Take take, BankPolicy policy, Clock clock) {
        this(take, policy, FrameDescriber.NONE, clock);
    }

    /** The same; {@code describer} gives pictures their learned hashes. */
    public LoneEntry(Take take, BankPolicy policy, FrameDescriber describer, Clock clock) {
        BankedVideos videos = new BankedVideos(Runnable::run);
        BankedSounds sounds = new BankedSounds(MOST_TRIPLETS);
        BankIndex index = new BankIndex(
                new Feed(signals(take, describer), policy), List.of(videos, sounds), Runnable::run, clock);
        index.follow();
        matcher = new CopyMatcher(index, videos, sounds);
    }

    private static Signals signals(Take take, FrameDescriber describer) {
        List<Signal> signals = new ArrayList<>();
        byte[] video = FingerprintBytes.write(TakePrints.video(take, describer));
        signals.add(new Signal.Print(SignalKind.VIDEO, video));
        if (take.sound().length > 0) {
            signals.add(new Signal.Print(SignalKind.SOUND, SoundFingerprintFormat.write(TakePrints.sound(take))));
        }
        return Signals.of(signals);
    }

    @Override
    public List<CopyMatch> apply(CopyQuery query) {
        return matcher.match(query, LookupScope.ALL);
    }

    /** Tells of the one bank with the one entry; nothing ever changes. */
    private record Feed(Signals signals, BankPolicy policy) implements BankFeed {
        @Override
        public long lastChange() {
            return 1;
        }

        @Override
        public List<Bank> banks() {
            BankSettings settings = new BankSettings(new BankName("SELF_TEST"), "", "", policy);
            return List.of(new Bank(BANK, settings, Optional.empty(), Instant.EPOCH, "self-test", 1));
        }

        @Override
        public Changes changes(long change, int limit) {
            return new Changes(List.of(), 1, false, false);
        }

        @Override
        public List<IndexedEntry> entries(Optional<EntryId> after, int limit) {
            return after.isPresent()
                    ? List.of()
                    : List.of(new IndexedEntry(ENTRY, BANK, Availability.ENABLED, Signals.NONE, true));
        }

        @Override
        public Signals prints(EntryId entry) {
            return signals;
        }
    }
}
