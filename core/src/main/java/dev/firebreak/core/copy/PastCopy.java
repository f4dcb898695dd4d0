package dev.firebreak.core.copy;

import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Something that was banked later had passed already.
 *
 * @param bank its name when this was asked
 * @param where its query times are media time of the session
 * @param seenAt wall-clock time at which the matching stretch began
 * @param foundAt when it was found
 */
public record PastCopy(
        BankName bank,
        EntryId entry,
        StreamId stream,
        SessionId session,
        Instant seenAt,
        Set<Channel> channels,
        MatchedInterval where,
        Instant foundAt) {
    /** What one session shows of one entry is one copy as long as no pause is longer: shorter ones are what was not recognised. */
    public static final Duration PAUSE = Duration.ofMinutes(2);

    /** Throws {@link IllegalArgumentException} without a channel. */
    public PastCopy {
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("A copy is recognised by at least one channel");
        }
        channels = Collections.unmodifiableSet(EnumSet.copyOf(channels));
    }

    /** Whether both are of one session and one entry, and overlap or follow each other within {@link #PAUSE}. */
    public boolean joins(PastCopy other) {
        Interval one = where.query();
        Interval two = other.where.query();
        return entry.equals(other.entry)
                && session.equals(other.session)
                && one.from().minus(PAUSE).compareTo(two.to()) <= 0
                && two.from().minus(PAUSE).compareTo(one.to()) <= 0;
    }

    /**
     * Both as one copy: from the beginning of the first to the end of the last, of the query and of the reference, at the rate and with the
     * score of the stronger. Where an entry was shown several times in a row, the reference's stretch is what was seen of it.
     */
    public PastCopy joined(PastCopy other) {
        PastCopy stronger = where.score() >= other.where.score() ? this : other;
        PastCopy first = where.query().from().compareTo(other.where.query().from()) <= 0 ? this : other;
        Set<Channel> both = EnumSet.copyOf(channels);
        both.addAll(other.channels);
        MatchedInterval whole = new MatchedInterval(
                Agreement.hull(where.query(), other.where.query()),
                Agreement.hull(where.reference(), other.where.reference()),
                stronger.where.rate(),
                stronger.where.score());
        Instant found = foundAt.isBefore(other.foundAt) ? foundAt : other.foundAt;
        return new PastCopy(bank, entry, stream, session, first.seenAt, both, whole, found);
    }
}
