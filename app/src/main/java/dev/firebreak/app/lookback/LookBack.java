package dev.firebreak.app.lookback;

import dev.firebreak.app.background.BackgroundRounds;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankFeed;
import dev.firebreak.core.bank.BankFeed.Changes;
import dev.firebreak.core.bank.BankFeed.EntryChange;
import dev.firebreak.core.bank.BankFeed.IndexedEntry;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.copy.PastCopy;
import dev.firebreak.core.copy.PastCopyStore;
import dev.firebreak.core.copy.TrafficPiece;
import dev.firebreak.core.copy.TrafficStore;
import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for what is new in banks in the traffic that has passed, the newest first. How far it has come among the changes of the banks is
 * stored after each round: what a crash interrupts is looked for again, and finding something twice notes it once. One thread calls
 * {@link #round}; {@link #progress} may be asked by any.
 */
public final class LookBack {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    /** Entries that are looked for in one round: their fingerprints are in memory together. */
    static final int MAX_ENTRIES = 500;

    private static final Logger log = LoggerFactory.getLogger(LookBack.class);

    private final BankFeed banks;
    private final TrafficStore traffic;
    private final PastCopyStore copies;
    private final PastSearch.Factory searches;
    private final Consumer<PastCopy> found;
    private final Duration reach;
    private final Clock clock;
    private volatile Progress progress = new Progress(0, 0, 0);

    /**
     * How far the present round has come.
     *
     * @param entries that are looked for; 0 when nothing is
     * @param pieces there were to look through
     * @param done pieces that were
     */
    public record Progress(int entries, long pieces, long done) {
        /** Pieces still to be looked through. */
        public long left() {
            return entries == 0 ? 0 : Math.max(0, pieces - done);
        }

        /** 0 to 1; 1 when there is nothing to do. */
        public double share() {
            return entries == 0 || pieces == 0 ? 1 : Math.min(1, (double) done / pieces);
        }
    }

    /** Where it reads and writes. */
    public record Stores(BankFeed banks, TrafficStore traffic, PastCopyStore copies) {}

    /**
     * @param found told of each copy that was not known yet
     * @param reach how far back it looks
     */
    public LookBack(Stores stores, PastSearch.Factory searches, Consumer<PastCopy> found, Duration reach, Clock clock) {
        this.banks = stores.banks();
        this.traffic = stores.traffic();
        this.copies = stores.copies();
        this.searches = searches;
        this.found = found;
        this.reach = reach;
        this.clock = clock;
    }

    /** Looks back whenever something is new in the banks, from a thread of its own: one core at most. */
    public BackgroundRounds inBackground() {
        return BackgroundRounds.start("look-back", PERIOD, rounds -> {
            boolean more = true;
            while (more && !rounds.isClosing()) {
                more = round(rounds::isClosing);
            }
        });
    }

    public Progress progress() {
        return progress;
    }

    /**
     * Looks for the next new entries, if there are any; returns whether there may be more. STORE_DOWN when the database fails: call it
     * again.
     *
     * @param stop asked between pieces; what is not finished then is done another time
     */
    public boolean round(BooleanSupplier stop) {
        Optional<Long> known = copies.lookedUpTo();
        if (known.isEmpty()) {
            copies.lookedUpTo(banks.lastChange()); // what was banked before anything was remembered
            return false;
        }
        if (banks.lastChange() == known.get()) {
            return false;
        }
        Changes changes = banks.changes(known.get(), MAX_ENTRIES);
        List<IndexedEntry> fresh = fresh(changes);
        try {
            if (fresh.isEmpty() || look(fresh, stop)) {
                copies.lookedUpTo(changes.upTo());
                return changes.more();
            }
            return true;
        } finally {
            progress = new Progress(0, 0, 0);
        }
    }

    private List<IndexedEntry> fresh(Changes changes) {
        Instant now = clock.instant();
        List<IndexedEntry> fresh = new ArrayList<>();
        for (EntryChange change : changes.changes()) {
            IndexedEntry entry = change.entry();
            boolean inTraffic = entry.bulky() || entry.hashes().pdq().isPresent();
            if (change instanceof EntryChange.Put
                    && inTraffic
                    && entry.availability().matched(now)) {
                fresh.add(entry);
            }
        }
        return fresh;
    }

    /** False when it was stopped. */
    private boolean look(List<IndexedEntry> fresh, BooleanSupplier stop) {
        Instant began = clock.instant();
        Instant oldest = began.minus(reach);
        PastSearch search = searches.of(fresh);
        Set<BankName> negative = banks.banks().stream()
                .filter(bank -> bank.policy().negative())
                .map(Bank::name)
                .collect(Collectors.toSet());
        long pieces = traffic.size().pieces();
        long done = 0;
        int noted = 0;
        progress = new Progress(fresh.size(), pieces, 0);
        Optional<Long> before = Optional.empty();
        List<TrafficStore.Kept> page;
        do {
            page = traffic.newest(before, TrafficStore.MAX_BATCH);
            for (TrafficStore.Kept kept : page) {
                if (stop.getAsBoolean()) {
                    return false;
                }
                if (!kept.piece().start().isBefore(oldest)) {
                    noted += note(kept.piece(), search, negative);
                }
                progress = new Progress(fresh.size(), pieces, ++done);
            }
            before = page.isEmpty() ? before : Optional.of(page.getLast().number());
        } while (page.size() == TrafficStore.MAX_BATCH);
        log.info(
                "Looked back entries={} pieces={} copies={} took_ms={}",
                fresh.size(),
                done,
                noted,
                Duration.between(began, clock.instant()).toMillis());
        return true;
    }

    private int note(TrafficPiece piece, PastSearch search, Set<BankName> negative) {
        int fresh = 0;
        for (CopyMatch match : search.matches(piece)) {
            boolean counts = match.overruledBy().isEmpty() && !negative.contains(match.bank());
            if (counts) {
                PastCopy copy = copy(piece, match);
                if (copies.add(List.of(copy)) > 0) {
                    fresh++;
                    found.accept(copy);
                }
            }
        }
        return fresh;
    }

    private PastCopy copy(TrafficPiece piece, CopyMatch match) {
        Interval query = match.where().query();
        Interval inSession =
                new Interval(query.from().plus(piece.from()), query.to().plus(piece.from()));
        return new PastCopy(
                match.bank(),
                match.entry(),
                piece.stream(),
                piece.session(),
                piece.start().plus(query.from()),
                match.channels(),
                new MatchedInterval(
                        inSession, match.where().reference(), match.where().rate(), match.score()),
                clock.instant());
    }
}
