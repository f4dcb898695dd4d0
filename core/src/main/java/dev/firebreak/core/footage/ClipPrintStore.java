package dev.firebreak.core.footage;

import dev.firebreak.core.fingerprint.PdqHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the fingerprints of clips. Each time a clip's are kept they get a number, higher than all that could be seen before: an index in
 * memory follows by it. Thread-safe. Throws {@link dev.firebreak.core.error.FirebreakException}: NOT_FOUND as said, STORE_DOWN when the
 * database fails.
 */
public interface ClipPrintStore {
    /** The most rows in one answer. */
    int MAX_PAGE = 10_000;

    /** How closely a clip was looked at. */
    enum Detail {
        /** Moving pictures by their key frames, as far apart as the encoder put them. */
        KEY_FRAMES,
        /** All that there is to look at. */
        WHOLE
    }

    /** What is still to be done about a clip. */
    enum Step {
        /** It has no fingerprints: it came in before there were any, or a crash came between. */
        PRINT,
        /** They were never compared with those of others. */
        MATCH,
        /** Only its key frames were looked at, and they are far apart. */
        REFINE
    }

    /**
     * A clip's fingerprints, but for the long ones.
     *
     * @param picture of a still
     * @param bulky whether it has long ones
     */
    record Numbered(long number, FootageId clip, Optional<PdqHash> picture, boolean bulky) {}

    /** A clip, and what is to be done next about it. */
    record Unfinished(FootageId clip, Step step) {}

    /**
     * How far the library is.
     *
     * @param clips whose media is there
     * @param printed clips with fingerprints, erased ones included
     * @param unfinished clips about which something is to be done
     */
    record Progress(long clips, long printed, long unfinished) {}

    /** Keeps a clip's fingerprints, in the place of those it had, and returns their number. NOT_FOUND when there is no such clip. */
    long keep(FootageId clip, ClipPrints prints, Detail detail);

    /** The highest number; 0 when there is none. Cheap. */
    long last();

    /** Those with a higher number, in order; {@code limit} 1 to {@link #MAX_PAGE}. */
    List<Numbered> after(long number, int limit);

    /** Empty when the clip has none. */
    Optional<ClipPrints> find(FootageId clip);

    /** The number that a clip's fingerprints have now. */
    Optional<Long> number(FootageId clip);

    /** The clip's fingerprints of that number were compared with all others; nothing happens when it has others by now. */
    void matched(FootageId clip, long number);

    /**
     * What is to be done about clips that were added before some time, first what matters most, then what came in first; {@code limit} 1
     * to {@link #MAX_PAGE}.
     */
    List<Unfinished> unfinished(Instant addedBefore, int limit);

    Progress progress();
}
