package dev.firebreak.core.footage;

import dev.firebreak.core.footage.NearDuplicate.Ruled;
import java.util.List;
import java.util.Optional;

/**
 * Keeps which clips are near-duplicates of which, and what people said about it. Thread-safe. Throws
 * {@link dev.firebreak.core.error.FirebreakException}: NOT_FOUND as said, STORE_DOWN when the database fails.
 */
public interface NearDuplicateStore {
    /** The most pairs in one list. */
    int MAX_LIST = 1_000;

    /** The most pairs of source groups that datasets can be divided by. */
    int MAX_JOINS = 500_000;

    /**
     * Notes pairs. Of a pair that is known the stronger stretch stays, and so does what was said about it. Returns those that were not
     * known.
     */
    List<NearDuplicate> add(List<NearDuplicate> found);

    /** The pairs of a clip: those nobody has ruled on first, then the strongest; at most {@link #MAX_LIST}. */
    List<NearDuplicate> of(FootageId clip);

    Optional<NearDuplicate> find(FootageId clip, FootageId beside);

    /** All pairs, the newest first; {@code limit} 1 to {@link #MAX_LIST}. */
    List<NearDuplicate> list(int limit, int offset);

    long count();

    /** Notes what a person says about a pair, or with nothing that they take it back; returns the pair as it is then. NOT_FOUND. */
    NearDuplicate rule(FootageId clip, FootageId beside, Optional<Ruled> said);

    /**
     * What it means for datasets.
     *
     * @throws dev.firebreak.core.error.FirebreakException LIMIT_EXCEEDED when more than {@link #MAX_JOINS} pairs of source groups have
     *     near-duplicates
     */
    Likeness likeness();
}
