package dev.firebreak.core.bank;

import java.util.List;
import java.util.Optional;

/**
 * By which an index follows the store: every change has a number, higher than those of all changes that could be seen before it. To
 * build an index: take {@link #lastChange}, read all {@link #entries}, then follow the {@link #changes} after that number. Thread-safe.
 * Throws {@link dev.firebreak.core.error.FirebreakException} with STORE_DOWN when the database fails.
 */
public interface BankFeed {
    /** The most entries or changes in one answer. */
    int MAX_PAGE = 10_000;

    /** The number of the newest change; 0 when there was none. Cheap: may be asked several times a second. */
    long lastChange();

    /** All banks that are not removed. */
    List<Bank> banks();

    /** What has changed after {@code change}, oldest first, at most {@code limit}; an entry shows at its latest change only. */
    Changes changes(long change, int limit);

    /** Entries by id after {@code after}, at most {@code limit}: to read them all with little memory. */
    List<IndexedEntry> entries(Optional<EntryId> after, int limit);

    /** The bulky signals of an entry; empty when there are none, or the entry is gone. */
    Signals prints(EntryId entry);

    /**
     * What has changed.
     *
     * @param changes oldest first
     * @param upTo the number to go on from
     * @param more whether there were more than were asked for
     * @param forgotten the store does not know any more what was removed since the number asked about: build anew
     */
    record Changes(List<EntryChange> changes, long upTo, boolean more, boolean forgotten) {
        public Changes {
            changes = List.copyOf(changes);
        }
    }

    /** One change of an entry. */
    sealed interface EntryChange {
        IndexedEntry entry();

        /** It was added, or its availability changed: it is like this now. */
        record Put(IndexedEntry entry) implements EntryChange {}

        /** It was removed. */
        record Gone(IndexedEntry entry) implements EntryChange {}
    }

    /**
     * An entry as an index needs it.
     *
     * @param hashes its signals but for the bulky ones
     * @param bulky whether it has bulky ones
     */
    record IndexedEntry(EntryId id, BankId bank, Availability availability, Signals hashes, boolean bulky) {}
}
