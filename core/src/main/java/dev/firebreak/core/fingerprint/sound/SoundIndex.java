package dev.firebreak.core.fingerprint.sound;

import dev.firebreak.core.fingerprint.MatchedInterval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * References to look sounds up in, in memory. What was put in is found at once, what was taken out no longer; after much was
 * taken out the room is won back. Any number of threads may look up at the same time; putting in and taking out wait for
 * them. A second of reference takes some 1 KB.
 *
 * <p>Looking up finds triplets of peaks ({@link Triplets}) that query and references share, candidates that many of them agree
 * on ({@link Voting}), and weighs these by all peaks ({@link Alignment}). A query longer than {@link #WINDOW_TICKS} is looked
 * up in overlapping windows.
 */
public final class SoundIndex {
    /** Length of sound that is looked up at a time, in ticks: 12 s. */
    static final int WINDOW_TICKS = 3_000;

    private static final int HOP_TICKS = WINDOW_TICKS / 2;

    /** Between references on the line of time. */
    private static final int GAP_TICKS = 4_096;

    /** Less is not reported, however low a score is asked for: most pairs of sounds have as much. */
    private static final double LEAST_EVIDENCE = 3;

    private static final long LAST_TIME = 0xFFFF_FFFFL;

    /** What became of an insertion. */
    public enum Insertion {
        /** It is found from now on. */
        DONE,
        /** Its number is taken. */
        KNOWN,
        /** It has no peaks: silence, or too short. */
        NOTHING_TO_FIND,
        /** The index holds as much as it may. */
        FULL
    }

    private record Reference(long id, long start, SoundFingerprint print, int postings) {}

    /** A sound that is in the index, under the number of whoever put it there. */
    public record Known(long id, SoundFingerprint print) {}

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<Long, Reference> byId = new HashMap<>();
    private final TreeMap<Long, Reference> byStart = new TreeMap<>();
    private final long mostPostings;
    private TripletTable table = new TripletTable();
    private long nextStart = GAP_TICKS;
    private long dead;

    /**
     * An empty index.
     *
     * @param mostPostings triplets held at most, some 100 a second of reference and 10 bytes each
     */
    public SoundIndex(long mostPostings) {
        this.mostPostings = mostPostings;
    }

    /** Puts a reference in under a number of the caller's. */
    public Insertion insert(long id, SoundFingerprint print) {
        if (print.size() < Voting.LEAST_VOTES) {
            return Insertion.NOTHING_TO_FIND;
        }
        lock.writeLock().lock();
        try {
            if (byId.containsKey(id)) {
                return Insertion.KNOWN;
            }
            if (table.size() >= mostPostings || nextStart + print.lengthTicks() + GAP_TICKS > LAST_TIME) {
                return Insertion.FULL;
            }
            add(id, print);
            return Insertion.DONE;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void add(long id, SoundFingerprint print) {
        int added = table.add(print, nextStart);
        Reference reference = new Reference(id, nextStart, print, added);
        byId.put(id, reference);
        byStart.put(nextStart, reference);
        nextStart += print.lengthTicks() + GAP_TICKS;
    }

    /** Takes a reference out; false when there is none with this number. */
    public boolean delete(long id) {
        lock.writeLock().lock();
        try {
            Reference gone = byId.remove(id);
            if (gone == null) {
                return false;
            }
            byStart.remove(gone.start());
            dead += gone.postings();
            if (dead > table.size() / 2) {
                rebuild();
            }
            return true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void rebuild() {
        List<Reference> kept = new ArrayList<>(byStart.values());
        byId.clear();
        byStart.clear();
        table = new TripletTable();
        nextStart = GAP_TICKS;
        dead = 0;
        kept.forEach(reference -> add(reference.id(), reference.print()));
    }

    /** All stretches of the query that match with at least {@link SoundMatch#THRESHOLD}, best first. */
    public List<SoundMatch> find(SoundFingerprint query) {
        return find(query, SoundMatch.THRESHOLD);
    }

    /** All stretches of the query that match with at least this score, best first. */
    public List<SoundMatch> find(SoundFingerprint query, double least) {
        double leastEvidence = Math.max(LEAST_EVIDENCE, SoundMatch.evidenceOf(least));
        List<SoundMatch> found = new ArrayList<>();
        int end = query.size() == 0 ? 0 : query.tick(query.size() - 1) + 1;
        int from = query.size() == 0 ? 0 : query.tick(0);
        Halves halves = new Halves(query);
        while (from < end) {
            boolean last = end - from <= WINDOW_TICKS;
            int begins = from;
            SoundFingerprint window = query.part(from, from + WINDOW_TICKS);
            findInWindow(window, from, leastEvidence, found, () -> halves.of(table, begins));
            from = last ? end : from + HOP_TICKS;
        }
        return MatchList.tidy(found);
    }

    /**
     * What of a stretch of at most {@link #WINDOW_TICKS} matches, looking up only what begins at {@code fromTick} or later: all
     * of the stretch speaks for or against what that leads to. Scores below {@code least} are left out.
     */
    List<SoundMatch> findNew(SoundFingerprint stretch, int fromTick, double least) {
        List<SoundMatch> found = new ArrayList<>();
        findInWindow(
                stretch,
                fromTick,
                Math.max(LEAST_EVIDENCE, SoundMatch.evidenceOf(least)),
                found,
                () -> table.sightings(stretch, fromTick, Integer.MAX_VALUE));
        return MatchList.tidy(found);
    }

    /** Windows overlap by half: the triplets of a half are looked up once. */
    private static final class Halves {
        private final SoundFingerprint query;
        private @Nullable TripletTable table;
        private int begins = -1;
        private Sightings second = new Sightings();

        Halves(SoundFingerprint query) {
            this.query = query;
        }

        /** What the window that begins there shares with the table; another table than before knows nothing of what was found. */
        Sightings of(TripletTable now, int from) {
            int middle = from + HOP_TICKS;
            Sightings first = table == now && begins == from ? second : now.sightings(query, from, middle);
            second = now.sightings(query, middle, from + WINDOW_TICKS);
            begins = middle;
            table = now;
            return Sightings.both(first, second);
        }
    }

    private void findInWindow(
            SoundFingerprint window,
            int fromTick,
            double leastEvidence,
            List<SoundMatch> found,
            Supplier<Sightings> lookUp) {
        if (window.size() < Voting.LEAST_VOTES) {
            return;
        }
        lock.readLock().lock();
        try {
            int first = Math.max(fromTick, window.tick(0));
            weighCandidates(window, first, leastEvidence, found, lookUp.get());
        } finally {
            lock.readLock().unlock();
        }
    }

    private void weighCandidates(
            SoundFingerprint window, int fromTick, double leastEvidence, List<SoundMatch> found, Sightings sightings) {
        double middle = (fromTick + window.tick(window.size() - 1)) / 2.0;
        sightings.keepCompany(middle);
        for (Voting.Candidate candidate : Voting.candidates(sightings, middle)) {
            Map.Entry<Long, Reference> entry = byStart.floorEntry(candidate.time() + GAP_TICKS / 2);
            if (entry == null) {
                continue;
            }
            Reference reference = entry.getValue();
            double time = candidate.time() - reference.start();
            if (time > reference.print().lengthTicks() + GAP_TICKS / 2.0) {
                continue;
            }
            Alignment.Stretch stretch = Alignment.of(window, reference.print(), middle, candidate, time, leastEvidence);
            if (stretch != null) {
                found.add(match(reference, stretch));
            }
        }
    }

    private static SoundMatch match(Reference reference, Alignment.Stretch stretch) {
        MatchedInterval interval = new MatchedInterval(
                MatchList.interval(stretch.queryFrom(), stretch.queryTo()),
                MatchList.interval(stretch.referenceFrom(), stretch.referenceTo()),
                stretch.rate(),
                SoundMatch.score(stretch.evidence()));
        double pitch = Math.pow(2, stretch.shift() / SoundFingerprint.PITCH_STEPS_PER_OCTAVE);
        return new SoundMatch(reference.id(), interval, pitch, stretch.evidence());
    }

    /** All that it holds now. */
    public List<Known> references() {
        lock.readLock().lock();
        try {
            return byStart.values().stream()
                    .map(reference -> new Known(reference.id(), reference.print()))
                    .toList();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** What the index holds, and what it left out. */
    public SoundIndexSize size() {
        lock.readLock().lock();
        try {
            long peaks = byId.values().stream()
                    .mapToLong(reference -> reference.print().size())
                    .sum();
            return new SoundIndexSize(
                    byId.size(),
                    table.size() - dead,
                    table.bytes() + 7 * peaks,
                    table.repeated(),
                    table.common(),
                    table.unread());
        } finally {
            lock.readLock().unlock();
        }
    }
}
