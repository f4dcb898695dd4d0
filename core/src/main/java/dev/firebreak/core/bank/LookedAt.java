package dev.firebreak.core.bank;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * How much of all that is looked at an entry matches: of the different things of the last half to whole hour a sample is kept, with what each
 * matched. A thing is in the sample or not by its hash, so that the same thing asked about again counts once; a full sample is halved. In
 * memory, at most {@value #MOST_THINGS} things of each half-hour. Thread-safe.
 */
public final class LookedAt {
    static final int MOST_THINGS = 4_096;

    /** Of one thing, so many entries are remembered. */
    static final int MOST_ENTRIES = 16;

    private static final Duration SPAN = Duration.ofMinutes(30);

    private final Clock clock;

    /** Whoever hands in things of their own making must not know which are in the sample. */
    private final long seed = new SplittableRandom().nextLong();

    private Instant began;
    private Window before = new Window();
    private Window now = new Window();

    /** The sampled things of half an hour with what each matched. */
    private static final class Window {
        private final Map<Long, Set<Long>> things = new HashMap<>();
        private int halvings;

        void add(long hash, Collection<EntryRef> matched) {
            if (!inSample(hash, halvings)) {
                return;
            }
            Set<Long> entries = things.computeIfAbsent(hash, key -> new HashSet<>());
            for (EntryRef each : matched) {
                if (entries.size() < MOST_ENTRIES) {
                    entries.add(each.packed());
                }
            }
            if (things.size() > MOST_THINGS) {
                halvings++;
                things.keySet().removeIf(each -> !inSample(each, halvings));
            }
        }

        /** As if it had been halved so often. */
        void addTo(Map<Long, Set<Long>> all, int times) {
            things.forEach((hash, entries) -> {
                if (inSample(hash, times)) {
                    all.computeIfAbsent(hash, key -> new HashSet<>()).addAll(entries);
                }
            });
        }

        private static boolean inSample(long hash, int halvings) {
            return (hash & ((1L << halvings) - 1)) == 0;
        }
    }

    public LookedAt(Clock clock) {
        this.clock = clock;
        began = clock.instant();
    }

    /**
     * What an entry matched.
     *
     * @param things different ones that were looked at
     * @param matched those that the entry matched
     */
    public record Share(EntryId entry, long things, long matched) {}

    /** A thing was looked at and matched these entries, perhaps none; {@code subject} is as of {@link MatchLedger.Sighting}. */
    public synchronized void add(String subject, Collection<EntryRef> matched) {
        turn();
        now.add(hash(subject), matched);
    }

    /** The entry of a bank that matched the most; empty when none did. Counts are estimates where there was too much for the sample. */
    public synchronized Optional<Share> most(BankId bank) {
        turn();
        int halvings = Math.max(before.halvings, now.halvings);
        Map<Long, Set<Long>> things = new HashMap<>();
        before.addTo(things, halvings);
        now.addTo(things, halvings);
        Map<Long, Integer> counts = new HashMap<>();
        for (Set<Long> entries : things.values()) {
            for (long ref : entries) {
                if (EntryRef.bankOf(ref) == bank.value()) {
                    counts.merge(ref, 1, Integer::sum);
                }
            }
        }
        long all = (long) things.size() << halvings;
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> new Share(EntryRef.of(most.getKey()).entry(), all, (long) most.getValue() << halvings));
    }

    private void turn() {
        Duration gone = Duration.between(began, clock.instant());
        if (gone.compareTo(SPAN) >= 0) {
            before = gone.compareTo(SPAN.multipliedBy(2)) < 0 ? now : new Window();
            now = new Window();
            began = clock.instant();
        }
    }

    /** Mixed as in SplittableRandom (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014). */
    private long hash(String subject) {
        long hash = seed;
        for (int i = 0; i < subject.length(); i++) {
            hash = (hash ^ subject.charAt(i)) * 0xbf58476d1ce4e5b9L;
            hash ^= hash >>> 27;
        }
        hash = (hash ^ hash >>> 31) * 0x94d049bb133111ebL;
        return hash ^ hash >>> 31;
    }
}
