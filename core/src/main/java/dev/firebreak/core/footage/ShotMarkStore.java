package dev.firebreak.core.footage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Keeps shot marks. Every change shows in the clip's {@link Footage#marks()}. Thread-safe. Throws
 * {@link dev.firebreak.core.error.FirebreakException}: NOT_FOUND when there is no such clip, LIMIT_EXCEEDED beyond
 * {@link #MAX_MARKS}, STORE_DOWN when the database fails.
 */
public interface ShotMarkStore {
    /** The most marks on one clip. */
    int MAX_MARKS = 20_000;

    /** Proposals so near to a mark that a person set or rejected are left out. */
    Duration SAME_SHOT = Duration.ofMillis(60);

    /** By time. */
    List<ShotMark> marks(FootageId clip);

    /**
     * What a sound model hears in the whole clip: replaces all earlier proposals; marks of people stay, and proposals within
     * {@link #SAME_SHOT} of them are dropped. An UNMARKED clip becomes PROPOSED, also when {@code proposals} is empty. Returns the
     * clip's marks.
     */
    List<ShotMark> propose(FootageId clip, List<ShotMark> proposals);

    /** Sets a mark (CONFIRMED or REJECTED, by a person), in the place of one at the same time. */
    void mark(FootageId clip, ShotMark mark);

    /** Takes a mark away; false when there is none at that time. To move a mark: take it away and set it anew. */
    boolean unmark(FootageId clip, Duration at);

    /**
     * A person has been through the whole clip: it becomes REVIEWED, and proposals that nobody confirmed become REJECTED by them.
     */
    void reviewed(FootageId clip, String by, Instant at);

    /** Takes {@link #reviewed} back: the clip becomes PROPOSED; marks stay as they are. */
    void reopen(FootageId clip);
}
