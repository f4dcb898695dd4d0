package dev.firebreak.app.handin;

import dev.firebreak.app.copy.QueriedFile;
import java.util.Map;

/**
 * A file that somebody handed in or named, and what is known of it.
 *
 * @param name what it was called; may be empty
 * @param fields of the form that it came with
 */
public record HandedIn(String name, long bytes, QueriedFile.Known known, Map<String, String> fields) {
    public HandedIn {
        fields = Map.copyOf(fields);
    }
}
