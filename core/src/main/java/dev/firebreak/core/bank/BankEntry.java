package dev.firebreak.core.bank;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a bank keeps of one picture, video or sound.
 *
 * @param hashes its signals but for the bulky ones; {@link BankStore#signals} has all
 * @param kinds of which it has signals, bulky ones included
 * @param matches how many have been counted
 */
public record BankEntry(
        EntryId id,
        BankId bank,
        MediaKind media,
        EntryAbout about,
        Availability availability,
        Signals hashes,
        Set<SignalKind> kinds,
        long matches,
        Optional<Instant> lastMatchedAt) {
    public BankEntry {
        kinds = Collections.unmodifiableSet(kinds.isEmpty() ? Set.of() : EnumSet.copyOf(kinds));
    }
}
