package dev.firebreak.core.bank;

import java.time.Instant;
import java.util.List;

/**
 * Counts what matched, for people and for {@link FloodRule}. Thread-safe. Throws
 * {@link dev.firebreak.core.error.FirebreakException} with STORE_DOWN when the database fails.
 */
public interface MatchLedger {
    /** The most sightings at once. */
    int MAX_BATCH = 10_000;

    /**
     * An entry was recognised.
     *
     * @param subject what was looked at: a stream, or a file by its hash; the same subject counts once for the rate
     */
    record Sighting(BankId bank, EntryId entry, String subject, Instant at) {
        public static final int MAX_SUBJECT = 200;

        public Sighting {
            if (subject.isEmpty() || subject.length() > MAX_SUBJECT) {
                throw new IllegalArgumentException(
                        "A sighting's subject has 1 to %d characters".formatted(MAX_SUBJECT));
            }
        }
    }

    /** Counts each sighting for its entry, and each subject for its bank. Entries that are gone are left out. */
    void add(List<Sighting> sightings);

    /** How often a bank has matched lately. */
    MatchRate rate(BankId bank, Instant now);

    /** Forgets which subjects matched before; the counts of entries stay. */
    void forgetBefore(Instant time);
}
