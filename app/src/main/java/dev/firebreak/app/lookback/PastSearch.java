package dev.firebreak.app.lookback;

import dev.firebreak.core.bank.BankFeed.IndexedEntry;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.copy.TrafficPiece;
import java.util.List;

/** Finds copies of certain entries in past traffic. One thread at a time. */
public interface PastSearch {
    /** What the piece has of them; query times are those of the piece. */
    List<CopyMatch> matches(TrafficPiece piece);

    /** Makes a search for some entries. */
    @FunctionalInterface
    interface Factory {
        /** STORE_DOWN when their fingerprints cannot be read. */
        PastSearch of(List<IndexedEntry> entries);
    }
}
