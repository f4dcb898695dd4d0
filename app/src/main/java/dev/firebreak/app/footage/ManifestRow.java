package dev.firebreak.app.footage;

import java.util.List;
import java.util.Map;

/**
 * One entry of a manifest.
 *
 * @param where file and line, for messages
 * @param patterns globs of the files that it is about
 * @param values what it says, by key
 */
record ManifestRow(String where, List<String> patterns, Map<String, Value> values) {
    /** One or more texts of a key, and where they stand. */
    record Value(List<String> texts, String where) {}
}
