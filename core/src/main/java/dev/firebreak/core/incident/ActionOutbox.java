package dev.firebreak.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The queue of actions, kept in the database beside the incidents. Thread-safe, also between processes. */
public interface ActionOutbox {
    /**
     * Takes due actions for delivery, at most {@code limit}, and leases them: nobody else gets them before {@code lease}
     * has passed, so that a crash in the middle leads to another try. Of one incident only the first unfinished action
     * (by order) is given out.
     */
    List<Action> claim(Instant now, int limit, Duration lease);

    /** Delivered and verified. Finishing a finished action changes nothing. */
    void done(UUID action, Instant at, String detail);

    /** To be tried again at {@code dueAt}; counts an attempt. */
    void retry(UUID action, Instant dueAt, String detail);

    /** Given up; a person must act; counts an attempt. The incident's next action becomes due. */
    void escalate(UUID action, Instant at, String detail);

    /** Actions not finished, for the depth gauge. */
    long depth();
}
