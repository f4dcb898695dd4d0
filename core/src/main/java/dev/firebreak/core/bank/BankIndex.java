package dev.firebreak.core.bank;

import dev.firebreak.core.bank.BankFeed.Changes;
import dev.firebreak.core.bank.BankFeed.EntryChange;
import dev.firebreak.core.bank.BankFeed.IndexedEntry;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.index.Entries;
import dev.firebreak.core.fingerprint.index.HashIndex;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * All banks in memory, found by pictures and by files, derived from a {@link BankFeed} and made anew from it at any time. Whoever owns it
 * calls {@link #follow} several times a second. Look-ups take no lock and never wait for the database. Thread-safe.
 *
 * <p>A look-up hears every entry near the query and asks each bank's policy: whether it takes part, how near is a match, whether the
 * entry is enabled. When a negative bank matches, it overrules all others, however near they are: how far it reaches is said by its own
 * thresholds.
 */
public final class BankIndex {
    /** Matches of one bank that a look-up returns: the nearest. */
    public static final int MAX_MATCHES = 200;

    private static final double BITS = PdqHash.BITS;

    private final BankFeed feed;
    private final List<PrintIndex> prints;
    private final Executor merging;
    private final Clock clock;
    private volatile BankContents contents;
    private volatile IndexStatus status = new IndexStatus(0, Optional.empty(), Map.of());
    private long position = -1;

    /**
     * An empty index, which knows nothing until it is told to follow.
     *
     * @param prints are told of the bulky signals
     * @param merging does the slow work of {@link HashIndex}
     */
    public BankIndex(BankFeed feed, List<PrintIndex> prints, Executor merging, Clock clock) {
        this.feed = feed;
        this.prints = List.copyOf(prints);
        this.merging = merging;
        this.clock = clock;
        contents = BankContents.of(List.of(), new HashIndex(merging));
    }

    /** Takes note of all that has changed; the first time, it reads everything. STORE_DOWN when the database fails: call it again. */
    public synchronized void follow() {
        if (position < 0) {
            rebuild();
        }
        Instant asked = clock.instant();
        boolean more = feed.lastChange() != position;
        while (more) {
            Changes changes = feed.changes(position, BankFeed.MAX_PAGE);
            if (changes.forgotten()) {
                rebuild();
                more = feed.lastChange() != position;
                continue;
            }
            changes.changes().forEach(change -> apply(change, contents));
            contents = contents.with(feed.banks());
            position = changes.upTo();
            more = changes.more();
        }
        status = new IndexStatus(position, Optional.of(asked), sizes());
    }

    /**
     * Begins with a snapshot in place of asking for everything, then takes note of all that has changed since; nothing is matched before.
     * Where that is not possible the index stays as it was, and {@link #follow} asks for everything. STORE_DOWN when the database fails:
     * call it again. Throws {@link IllegalStateException} when it has followed already.
     */
    public synchronized BankSnapshots.Outcome restore(BankSnapshots snapshots) {
        if (position >= 0) {
            throw new IllegalStateException("It knows the banks already, up to change " + position);
        }
        prints.forEach(PrintIndex::clear);
        BankSnapshots.Reading reading = snapshots.read(feed, prints, merging);
        if (reading.loaded().isEmpty()) {
            return reading.otherwise();
        }
        prints.forEach(PrintIndex::filled);
        BankSnapshots.Loaded loaded = reading.loaded().get();
        Instant asked = clock.instant();
        long upTo = loaded.about().position();
        boolean more = feed.lastChange() != upTo;
        while (more) {
            Changes changes = feed.changes(upTo, BankFeed.MAX_PAGE);
            if (changes.forgotten()) {
                return snapshots.because("what was removed since it was written is not known any more");
            }
            changes.changes().forEach(change -> apply(change, loaded.contents()));
            upTo = changes.upTo();
            more = changes.more();
        }
        // Without banks nothing of this matches: now it does.
        contents = loaded.contents().with(feed.banks());
        position = upTo;
        status = new IndexStatus(position, Optional.of(asked), sizes());
        return reading.otherwise();
    }

    /** What a snapshot is written of; empty before it knows the banks. */
    synchronized Optional<State> state() {
        if (position < 0) {
            return Optional.empty();
        }
        Map<SignalKind, Stream<PrintIndex.Stored>> stored = new EnumMap<>(SignalKind.class);
        prints.forEach(index -> stored.put(index.kind(), index.stored()));
        return Optional.of(new State(position, contents, stored));
    }

    /** All that had changed up to {@code position}, and perhaps some of what changed later. */
    record State(long position, BankContents contents, Map<SignalKind, Stream<PrintIndex.Stored>> prints) {}

    /** Reads everything anew; look-ups go on with what was there until it is done. */
    public synchronized void rebuild() {
        // First the number: what changes while we read is told again by the changes after it.
        long before = feed.lastChange();
        Entries pictures = new Entries();
        BankContents files = BankContents.of(List.of(), new HashIndex(merging));
        prints.forEach(PrintIndex::clear);
        Optional<EntryId> last = Optional.empty();
        List<IndexedEntry> page;
        do {
            page = feed.entries(last, BankFeed.MAX_PAGE);
            for (IndexedEntry entry : page) {
                long ref = new EntryRef(entry.bank(), entry.id()).packed();
                entry.hashes().pdq().ifPresent(hash -> pictures.add(hash, ref));
                files.putWithoutPicture(entry);
                tellPrints(entry);
            }
            last = page.isEmpty() ? last : Optional.of(page.getLast().id());
        } while (page.size() == BankFeed.MAX_PAGE);
        prints.forEach(PrintIndex::filled);
        contents = files.with(HashIndex.of(pictures, merging)).with(feed.banks());
        position = before;
    }

    private void apply(EntryChange change, BankContents to) {
        IndexedEntry entry = change.entry();
        switch (change) {
            case EntryChange.Put put -> {
                to.put(entry);
                tellPrints(entry);
            }
            case EntryChange.Gone gone -> {
                to.remove(entry);
                if (entry.bulky()) {
                    EntryRef ref = new EntryRef(entry.bank(), entry.id());
                    prints.forEach(index -> index.remove(ref));
                }
            }
        }
    }

    private void tellPrints(IndexedEntry entry) {
        if (!entry.bulky() || prints.isEmpty()) {
            return;
        }
        Signals signals = feed.prints(entry.id());
        EntryRef ref = new EntryRef(entry.bank(), entry.id());
        for (PrintIndex index : prints) {
            signals.print(index.kind()).ifPresent(print -> index.add(ref, print));
        }
    }

    /**
     * Looks up hashes of one thing: a picture's in each of its orientations, a file's MD5 and SHA-256. Bulky signals are the business of
     * their own indexes, whose hits go to {@link #judge}.
     */
    public BankLookup lookup(Collection<? extends Signal> hashes, LookupScope scope) {
        BankContents now = contents;
        Judgement judgement = new Judgement(now, scope, clock.instant());
        int radius = judgement.radius();
        if (radius < 0) {
            return BankLookup.NOTHING;
        }
        for (Signal hash : hashes) {
            switch (hash) {
                case Signal.Pdq pdq ->
                    now.pictures().search(pdq.hash(), radius, (ref, distance) -> {
                        judgement.hear(new BankHit(ref, SignalKind.PDQ, distance, 1 - distance / BITS));
                        return true;
                    });
                case Signal.Md5 md5 ->
                    now.md5()
                            .search(
                                    md5.high(),
                                    md5.low(),
                                    ref -> judgement.hear(new BankHit(ref, SignalKind.MD5, 0, 1)));
                case Signal.Sha256 sha256 ->
                    now.sha256()
                            .search(
                                    sha256.hash().a(),
                                    sha256.hash().b(),
                                    ref -> judgement.hear(new BankHit(ref, SignalKind.SHA256, 0, 1)));
                case Signal.Print print ->
                    throw new IllegalArgumentException(
                            "No hash: a signal of kind " + print.kind().label());
            }
        }
        return judgement.conclude();
    }

    /** Judges what was found elsewhere, all of one thing, by the policies of the banks. */
    public BankLookup judge(Collection<BankHit> hits, LookupScope scope) {
        Judgement judgement = new Judgement(contents, scope, clock.instant());
        hits.forEach(judgement::hear);
        return judgement.conclude();
    }

    /** The banks that it knows of. */
    public Collection<Bank> banks() {
        return contents.banks().values();
    }

    /** Pictures that it holds. */
    public long pictures() {
        return contents.pictures().size();
    }

    public IndexStatus status() {
        return status;
    }

    private Map<SignalKind, Long> sizes() {
        BankContents now = contents;
        return Map.of(
                SignalKind.PDQ, now.pictures().size(),
                SignalKind.MD5, (long) now.md5().size(),
                SignalKind.SHA256, (long) now.sha256().size());
    }
}
