package dev.firebreak.core.copy;

import dev.firebreak.core.fingerprint.MatchedInterval;
import java.util.EnumSet;
import java.util.Set;

/**
 * What speaks for a stretch being a copy of an entry, before any policy is asked.
 *
 * @param ref the entry, {@link dev.firebreak.core.bank.EntryRef#packed}
 * @param where its score is that of {@code nats}
 */
record Finding(long ref, Set<Channel> channels, MatchedInterval where, double nats) {
    static Finding of(long ref, Channel channel, MatchedInterval where, double nats) {
        return new Finding(ref, EnumSet.of(channel), withNats(where, nats), nats);
    }

    Finding with(Channel other, MatchedInterval place, double together) {
        Set<Channel> both = EnumSet.copyOf(channels);
        both.add(other);
        return new Finding(ref, both, withNats(place, together), together);
    }

    Finding at(MatchedInterval place) {
        return new Finding(ref, channels, place, nats);
    }

    private static MatchedInterval withNats(MatchedInterval where, double nats) {
        return new MatchedInterval(where.query(), where.reference(), where.rate(), Nats.score(nats));
    }
}
