package dev.firebreak.core.footage;

import dev.firebreak.core.segment.Hash256;
import java.time.Instant;
import java.util.Map;

/**
 * A dataset: named, numbered, never changed. The same query over the same catalogue gives the same content hash, here or elsewhere.
 *
 * @param name letters, digits, '.', '_' and '-'
 * @param version 1, 2, … of that name
 * @param content SHA-256 over its members with their descriptions and splits, not over names, ids, times or people
 * @param query as a person writes it
 * @param split as a person writes it
 * @param clips how many members each part has; all parts are there
 * @param bytes size of all members
 * @param withdrawn members that have been withdrawn since: with any, it can no longer be exported or trained on
 */
public record Dataset(
        String name,
        int version,
        Hash256 content,
        String query,
        String split,
        String description,
        Instant createdAt,
        String createdBy,
        Map<Split, Long> clips,
        long bytes,
        long withdrawn) {
    /** Throws {@link IllegalArgumentException} when the name is malformed. */
    public Dataset {
        Words.name("A dataset's name", name);
        Words.optional("A dataset's description", description, Description.MAX_NOTE);
        clips = Map.copyOf(clips);
    }

    /** {@code name@version}. */
    public String reference() {
        return name + "@" + version;
    }
}
