package dev.firebreak.core.copy;

import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.fingerprint.MatchedInterval;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
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
    /** Throws {@link IllegalArgumentException} without a channel. */
    public PastCopy {
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("A copy is recognised by at least one channel");
        }
        channels = Collections.unmodifiableSet(EnumSet.copyOf(channels));
    }
}
