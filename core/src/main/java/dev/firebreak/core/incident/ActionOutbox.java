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
     * (by order) is given out, and none while another one of it is leased: not even when that one was overruled in the
     * meantime, because its delivery may still be under way. Earliest due first.
     *
     * @param lease longer than a delivery may take
     */
    List<Action> claim(Instant now, int limit, Duration lease);

    /** Delivered and verified; counts an attempt. Finishing a finished action only ends its lease. NOT_FOUND when there is none. */
    void done(UUID action, Instant at, String detail);

    /** To be tried again at {@code dueAt}; counts an attempt. A finished action stays finished. */
    void retry(UUID action, Instant dueAt, String detail);

    /** Given up; a person must act; counts an attempt. The incident's next action becomes due. A finished action stays finished. */
    void escalate(UUID action, Instant at, String detail);

    /**
     * Ends all leases, so that what was under way when the process died is delivered again at once. Only for the start of
     * a process that has the database to itself. Returns how many there were.
     */
    int endLeases();

    /** Actions not finished, for the depth gauge. */
    long depth();
}
