package dev.firebreak.app.footage;

import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageId;

/** Has the current sound model listen to clips and propose shot marks. Thread-safe; nothing here waits for the model. */
public interface ShotProposals {
    /**
     * Asks for a clip. Asking again while it waits or is listened to changes nothing. Throws {@link
     * dev.firebreak.core.error.FirebreakException} LIMIT_EXCEEDED when too many wait.
     */
    Job ask(Footage clip);

    Job job(FootageId clip);

    /** Where a clip's listening stands. */
    enum JobState {
        /** Nobody asked since the server started. */
        IDLE,
        WAITING,
        LISTENING,
        DONE,
        FAILED;

        boolean over() {
            return this == DONE || this == FAILED || this == IDLE;
        }
    }

    /**
     * One clip's listening.
     *
     * @param progress of the clip's duration, in [0, 1]
     * @param detail for a person; empty while nothing is to be said
     */
    record Job(JobState state, double progress, String detail) {}
}
