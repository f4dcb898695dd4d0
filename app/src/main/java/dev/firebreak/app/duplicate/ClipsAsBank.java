package dev.firebreak.app.duplicate;

import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankFeed;
import dev.firebreak.core.bank.BankId;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.BankPolicy;
import dev.firebreak.core.bank.BankSettings;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintFormat;
import dev.firebreak.core.fingerprint.video.FingerprintBytes;
import dev.firebreak.core.footage.ClipPrintStore;
import dev.firebreak.core.footage.ClipPrintStore.Numbered;
import dev.firebreak.core.footage.ClipPrints;
import dev.firebreak.core.footage.FootageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The library's fingerprints as an index of banks follows them: one bank, an entry for each clip, numbered as its fingerprints are. A clip
 * whose fingerprints were made anew is another entry, and the old one is gone. For one index. Asked for changes by one thread at a time.
 */
final class ClipsAsBank implements BankFeed {
    /**
     * One false pair in a million look-ups of unrelated media by the model of chance, where a bank asks for one in a thousand: a library
     * looks itself through once for every clip, and a false pair joins two source groups.
     */
    static final BankPolicy.Thresholds THRESHOLDS =
            new BankPolicy.Thresholds(BankPolicy.Thresholds.DEFAULT.distance(), 0.75, 0.75);

    /** Frames in memory, at most: 280 hours in which each second differs, some 0.3 GB. Clips beyond are found by their sound only. */
    static final long MAX_FRAMES = 1_000_000;

    private static final BankId ID = new BankId(1);

    private final ClipPrintStore store;
    private final long mostFrames;
    private final Map<Long, Told> told = new ConcurrentHashMap<>();
    private final Map<FootageId, Long> numbers = new ConcurrentHashMap<>();
    private final LongAdder leftOut = new LongAdder();
    private final LongAdder frames = new LongAdder();

    /** What the index was told of under a number. */
    private record Told(FootageId clip, Optional<PdqHash> picture, int frames) {
        Signals hashes() {
            return picture.map(hash -> Signals.of(new Signal.Pdq(hash))).orElse(Signals.NONE);
        }
    }

    ClipsAsBank(ClipPrintStore store, long mostFrames) {
        this.store = store;
        this.mostFrames = mostFrames;
    }

    /** The clip behind an entry; empty when its fingerprints were made anew since. */
    Optional<FootageId> clip(EntryId entry) {
        return Optional.ofNullable(told.get(entry.value())).map(Told::clip);
    }

    /** Clips that it has told of. */
    int size() {
        return numbers.size();
    }

    /** Clips whose pictures were too many. */
    long leftOut() {
        return leftOut.sum();
    }

    @Override
    public long lastChange() {
        return store.last();
    }

    @Override
    public List<Bank> banks() {
        BankPolicy policy = new BankPolicy(
                BankAction.RECORD,
                false,
                THRESHOLDS,
                BankPolicy.Matching.ALWAYS,
                BankPolicy.FloodLimits.NONE,
                Set.of());
        BankSettings settings = new BankSettings(new BankName("FOOTAGE"), "", "", policy);
        return List.of(new Bank(ID, settings, Optional.empty(), Instant.EPOCH, "", numbers.size()));
    }

    @Override
    public Changes changes(long change, int limit) {
        long last = store.last();
        List<Numbered> rows = store.after(change, limit);
        List<EntryChange> changes = new ArrayList<>();
        for (Numbered row : rows) {
            Long before = numbers.get(row.clip());
            if (before != null && before != row.number()) {
                changes.add(new EntryChange.Gone(forgotten(before)));
            }
            changes.add(new EntryChange.Put(entry(row)));
        }
        boolean more = rows.size() == limit;
        long upTo = rows.isEmpty() ? last : rows.getLast().number();
        return new Changes(changes, more ? upTo : Math.max(upTo, last), more, false);
    }

    private IndexedEntry forgotten(long number) {
        Optional<Told> before = Optional.ofNullable(told.remove(number));
        before.ifPresent(known -> frames.add(-known.frames()));
        Signals hashes = before.map(Told::hashes).orElse(Signals.NONE);
        return new IndexedEntry(new EntryId(number), ID, Availability.ENABLED, hashes, true);
    }

    @Override
    public List<IndexedEntry> entries(Optional<EntryId> after, int limit) {
        return store.after(after.map(EntryId::value).orElse(0L), limit).stream()
                .map(this::entry)
                .toList();
    }

    private IndexedEntry entry(Numbered row) {
        Told now = new Told(row.clip(), row.picture(), 0);
        told.put(row.number(), now);
        numbers.put(row.clip(), row.number());
        return new IndexedEntry(new EntryId(row.number()), ID, Availability.ENABLED, now.hashes(), row.bulky());
    }

    @Override
    public Signals prints(EntryId entry) {
        Optional<ClipPrints> prints = clip(entry).flatMap(store::find);
        List<Signal> signals = new ArrayList<>();
        prints.flatMap(ClipPrints::sound)
                .ifPresent(
                        sound -> signals.add(new Signal.Print(SignalKind.SOUND, SoundFingerprintFormat.write(sound))));
        prints.flatMap(ClipPrints::video).ifPresent(video -> {
            if (frames.sum() + video.frames().size() > mostFrames) {
                leftOut.increment();
                return;
            }
            frames.add(video.frames().size());
            told.computeIfPresent(
                    entry.value(),
                    (number, known) -> new Told(
                            known.clip(), known.picture(), video.frames().size()));
            signals.add(new Signal.Print(SignalKind.VIDEO, FingerprintBytes.write(video)));
        });
        return Signals.of(signals);
    }
}
