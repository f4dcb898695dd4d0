package dev.firebreak.testkit.incident;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.incident.Action;
import dev.firebreak.core.incident.ActionOutbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An outbox that gives actions out but hears no report, as when the process dies just before it. */
record DyingOutbox(ActionOutbox outbox) implements ActionOutbox {
    @Override
    public List<Action> claim(Instant now, int limit, Duration lease) {
        return outbox.claim(now, limit, lease);
    }

    @Override
    public void done(UUID action, Instant at, String detail) {
        throw dead();
    }

    @Override
    public void retry(UUID action, Instant dueAt, String detail) {
        throw dead();
    }

    @Override
    public void escalate(UUID action, Instant at, String detail) {
        throw dead();
    }

    private static FirebreakException dead() {
        return new FirebreakException(ErrorCode.STORE_DOWN, "dead");
    }

    @Override
    public int endLeases() {
        return outbox.endLeases();
    }

    @Override
    public long depth() {
        return outbox.depth();
    }
}
