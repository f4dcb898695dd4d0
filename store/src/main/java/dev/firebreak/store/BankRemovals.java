package dev.firebreak.store;

import dev.firebreak.core.bank.EntryId;
import org.jdbi.v3.core.Handle;

/** How entries go: each leaves a line in {@code bank_removal} for the indexes, and large banks go in pieces. */
final class BankRemovals {
    /** Removals that stay known; an index that was away for longer is built anew, which takes less than reading them. */
    static final long REMEMBERED = 1_000_000;

    /** Entries removed in one transaction, so that others wait but a moment. */
    private static final int PIECE = 5_000;

    private BankRemovals() {}

    static boolean remove(Handle handle, EntryId entry) {
        long number = BankRows.numbers(handle, 1);
        return handle.createUpdate("""
                        WITH gone AS (
                            DELETE FROM bank_entry WHERE entry_id = :entry
                            RETURNING entry_id, bank_id, pdq, md5, sha256, bulky),
                        counted AS (
                            UPDATE bank SET entries = entries - 1 WHERE bank_id = (SELECT bank_id FROM gone))
                        INSERT INTO bank_removal (change, entry_id, bank_id, pdq, md5, sha256, bulky)
                        SELECT :number, entry_id, bank_id, pdq, md5, sha256, bulky FROM gone""")
                        .bind("entry", entry.value())
                        .bind("number", number)
                        .execute()
                > 0;
    }

    /** Deletes what is left of banks that were removed: in pieces, so that a crash or a time limit only delays it. */
    static void emptyRemovedBanks(Sql sql) {
        boolean more = true;
        while (more) {
            more = sql.change("empty removed banks", handle -> {
                boolean waiting = handle.createQuery("SELECT EXISTS (SELECT 1 FROM bank WHERE name IS NULL)")
                        .mapTo(Boolean.class)
                        .one();
                if (!waiting || removePiece(handle) == PIECE) {
                    return waiting;
                }
                handle.execute("""
                        DELETE FROM bank WHERE name IS NULL
                            AND NOT EXISTS (SELECT 1 FROM bank_entry WHERE bank_entry.bank_id = bank.bank_id)""");
                return false;
            });
        }
    }

    private static int removePiece(Handle handle) {
        long first = BankRows.numbers(handle, PIECE);
        return handle.createUpdate("""
                        WITH gone AS (
                            DELETE FROM bank_entry WHERE entry_id = ANY (ARRAY(
                                SELECT entry_id FROM bank_entry
                                WHERE bank_id IN (SELECT bank_id FROM bank WHERE name IS NULL) LIMIT :piece))
                            RETURNING entry_id, bank_id, pdq, md5, sha256, bulky)
                        INSERT INTO bank_removal (change, entry_id, bank_id, pdq, md5, sha256, bulky)
                        SELECT :first + row_number() OVER () - 1, entry_id, bank_id, pdq, md5, sha256, bulky FROM gone""")
                .bind("piece", PIECE)
                .bind("first", first)
                .execute();
    }

    static void forget(Sql sql) {
        sql.run("forget old removals", handle -> {
            // No number is taken: nothing changes for an index.
            long last = BankRows.numbers(handle, 0) - 1;
            handle.createUpdate("DELETE FROM bank_removal WHERE change <= :most")
                    .bind("most", last - REMEMBERED)
                    .execute();
            handle.createUpdate("UPDATE bank_feed SET forgotten = greatest(forgotten, :most)")
                    .bind("most", last - REMEMBERED)
                    .execute();
        });
    }
}
