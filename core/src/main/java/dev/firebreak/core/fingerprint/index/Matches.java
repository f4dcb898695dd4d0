package dev.firebreak.core.fingerprint.index;

import java.util.List;

/**
 * What a search with a limit found, nearest first; {@code truncated} when there was more than the limit, and the nearest
 * may be among the rest.
 */
public record Matches(List<HashMatch> found, boolean truncated) {
    public Matches {
        found = List.copyOf(found);
    }
}
