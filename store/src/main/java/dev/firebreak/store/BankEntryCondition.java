package dev.firebreak.store;

import dev.firebreak.core.bank.BankEntry;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.EntryQuery;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.bank.Signals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** A query for entries as SQL, put together of fixed pieces; what people typed is always bound. */
record BankEntryCondition(EntryQuery query, String sql, Map<String, Object> values) {
    private static final int MD5_DIGITS = 32;
    private static final int LONG_DIGITS = 64;
    private static final int ID_DIGITS = 12;

    static BankEntryCondition of(EntryQuery query) {
        List<String> parts = new ArrayList<>(List.of("bank_id = :bank"));
        Map<String, Object> values = new LinkedHashMap<>();
        query.before().map(EntryId::value).ifPresent(before -> {
            parts.add("entry_id < :before");
            values.put("before", before);
        });
        if (!query.reference().isEmpty()) {
            parts.add("reference = :reference AND reference <> ''");
            values.put("reference", Columns.text(query.reference()));
        }
        List<String> words = query.words();
        if (!words.isEmpty()) {
            parts.add(text(words, values));
        }
        return new BankEntryCondition(query, String.join(" AND ", parts), values);
    }

    private static String text(List<String> words, Map<String, Object> values) {
        // Letters and digits only, so that quoting is all that is needed.
        values.put("words", words.stream().map(word -> "'" + word + "':*").collect(Collectors.joining(" & ")));
        String found = "words @@ CAST(:words AS tsquery)";
        String only = words.size() == 1 ? words.getFirst() : "";
        if (only.length() <= ID_DIGITS && only.matches("[0-9]+")) {
            values.put("entry", Long.parseLong(only));
            return "(" + found + " OR entry_id = :entry)";
        }
        if (only.matches("[0-9a-f]+") && (only.length() == MD5_DIGITS || only.length() == LONG_DIGITS)) {
            values.put("identities", identities(only));
            return "(" + found + " OR identity = ANY(:identities))";
        }
        return found;
    }

    private static UUID[] identities(String hex) {
        Stream<SignalKind> kinds =
                hex.length() == MD5_DIGITS ? Stream.of(SignalKind.MD5) : Stream.of(SignalKind.PDQ, SignalKind.SHA256);
        return kinds.map(kind -> Signals.of(Signal.parse(kind, hex)).identity()).toArray(UUID[]::new);
    }

    List<BankEntry> list(Handle handle) {
        Query statement = handle.createQuery(
                        BankEntryRows.SELECT + "WHERE " + sql + " ORDER BY entry_id DESC LIMIT :limit")
                .bind("bank", query.bank().value())
                .bind("limit", query.limit());
        values.forEach(statement::bind);
        return statement.map(BankEntryRows::entry).list();
    }
}
