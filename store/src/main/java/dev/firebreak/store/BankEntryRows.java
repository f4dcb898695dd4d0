package dev.firebreak.store;

import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.BankEntry;
import dev.firebreak.core.bank.BankFeed.IndexedEntry;
import dev.firebreak.core.bank.BankId;
import dev.firebreak.core.bank.ContentMetadata;
import dev.firebreak.core.bank.EntryAbout;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.MediaKind;
import dev.firebreak.core.bank.Provenance;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.segment.Hash256;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** How entries of banks go into columns and come out. */
final class BankEntryRows {
    /** Whatever people look at; kinds of bulky signals come with it, their bytes do not. */
    static final String SELECT = """
            SELECT entry.*, (SELECT array_agg(kind) FROM bank_signal signal WHERE signal.entry_id = entry.entry_id) AS prints
            FROM bank_entry entry
            """;

    private BankEntryRows() {}

    static Optional<BankEntry> find(Handle handle, EntryId entry) {
        return handle.createQuery(SELECT + "WHERE entry_id = :entry")
                .bind("entry", entry.value())
                .map(BankEntryRows::entry)
                .findOne();
    }

    static List<Signal> prints(Handle handle, EntryId entry) {
        return handle.createQuery("SELECT kind, print FROM bank_signal WHERE entry_id = :entry")
                .bind("entry", entry.value())
                .<Signal>map((row, context) ->
                        new Signal.Print(SignalKind.valueOf(row.getString("kind")), row.getBytes("print")))
                .list();
    }

    static BankEntry entry(ResultSet row, StatementContext context) throws SQLException {
        Signals hashes = hashes(row);
        Set<SignalKind> kinds = EnumSet.noneOf(SignalKind.class);
        kinds.addAll(hashes.byKind().keySet());
        Array prints = row.getArray("prints");
        if (prints != null) {
            for (String kind : (String[]) prints.getArray()) {
                kinds.add(SignalKind.valueOf(kind));
            }
        }
        byte[] file = row.getBytes("file_sha256");
        Provenance provenance = new Provenance(
                Provenance.Origin.valueOf(row.getString("origin")),
                row.getString("reference"),
                row.getString("added_by"),
                Columns.time(row, "added_at"),
                row.getString("file_name"),
                file == null ? Optional.empty() : Optional.of(Hash256.ofBytes(file)));
        return new BankEntry(
                new EntryId(row.getLong("entry_id")),
                new BankId(row.getInt("bank_id")),
                MediaKind.valueOf(row.getString("media")),
                new EntryAbout(
                        row.getString("note"),
                        provenance,
                        new ContentMetadata(
                                row.getString("content_id"), row.getString("content_uri"), row.getString("json"))),
                availability(row),
                hashes,
                kinds,
                row.getLong("matches"),
                Optional.ofNullable(Columns.timeOrNull(row, "last_matched_at")));
    }

    static IndexedEntry indexed(ResultSet row) throws SQLException {
        return new IndexedEntry(
                new EntryId(row.getLong("entry_id")),
                new BankId(row.getInt("bank_id")),
                availability(row),
                hashes(row),
                row.getBoolean("bulky"));
    }

    private static Signals hashes(ResultSet row) throws SQLException {
        List<Signal> signals = new ArrayList<>(3);
        byte[] pdq = row.getBytes("pdq");
        if (pdq != null) {
            ByteBuffer words = ByteBuffer.wrap(pdq);
            long word3 = words.getLong();
            long word2 = words.getLong();
            long word1 = words.getLong();
            signals.add(new Signal.Pdq(new PdqHash(words.getLong(), word1, word2, word3)));
        }
        byte[] md5 = row.getBytes("md5");
        if (md5 != null) {
            ByteBuffer words = ByteBuffer.wrap(md5);
            signals.add(new Signal.Md5(words.getLong(), words.getLong()));
        }
        byte[] sha256 = row.getBytes("sha256");
        if (sha256 != null) {
            signals.add(new Signal.Sha256(Hash256.ofBytes(sha256)));
        }
        return Signals.of(signals);
    }

    /** The bytes of a hash in the order of its digits; null when there is none. */
    static byte @Nullable [] bytes(Signals signals, SignalKind kind) {
        return signals.get(kind)
                .map(signal -> HexFormat.of().parseHex(signal.text()))
                .orElse(null);
    }

    /** As PostgreSQL reads it. Null: matched; infinity: never matched. */
    static @Nullable String disabledUntil(Availability availability) {
        if (availability.equals(Availability.ENABLED)) {
            return null;
        }
        return availability.equals(Availability.DISABLED)
                ? "infinity"
                : Columns.time(availability.disabledUntil()).toString();
    }

    private static Availability availability(ResultSet row) throws SQLException {
        OffsetDateTime until = row.getObject("disabled_until", OffsetDateTime.class);
        if (until == null) {
            return Availability.ENABLED;
        }
        return until.equals(OffsetDateTime.MAX) ? Availability.DISABLED : Availability.disabledUntil(until.toInstant());
    }
}
