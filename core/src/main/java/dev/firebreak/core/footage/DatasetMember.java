package dev.firebreak.core.footage;

import dev.firebreak.core.segment.Hash256;
import java.time.Duration;
import java.util.List;

/**
 * A clip of a dataset as it was described when the dataset was made; later changes of the clip do not reach it.
 *
 * @param footage the clip in the catalogue
 * @param bytes its size
 * @param name its file name, unique in the dataset within its set
 * @param duration zero for a picture
 * @param sounding whether it has a sound track
 * @param shots onsets of its confirmed shot marks, by time; only of clips that a person has {@linkplain MarkState#REVIEWED reviewed}
 */
public record DatasetMember(
        FootageId footage,
        Hash256 sha256,
        long bytes,
        String name,
        FootageKind kind,
        Duration duration,
        boolean sounding,
        Split split,
        Use use,
        String set,
        String sourceGroup,
        String label,
        String category,
        String origin,
        String note,
        String licence,
        String contributor,
        boolean reviewed,
        List<Duration> shots) {
    public DatasetMember {
        shots = List.copyOf(shots);
    }

    /** {@code set/sourceGroup}, as a model package's lineage names it. */
    public String lineage() {
        return set + "/" + sourceGroup;
    }
}
