package dev.firebreak.testkit.incident;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.incident.Action;
import dev.firebreak.core.incident.ActionOutbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** An outbox whose database cannot be reached until it is {@link #back}, and which then loses some reports. */
final class AwayOutbox implements ActionOutbox {
    final CountDownLatch asked = new CountDownLatch(2);
    final AtomicInteger reportsToLose = new AtomicInteger();
    volatile boolean back;

    private final ActionOutbox outbox;

    AwayOutbox(ActionOutbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public List<Action> claim(Instant now, int limit, Duration lease) {
        asked.countDown();
        if (!back) {
            throw new FirebreakException(ErrorCode.STORE_DOWN, "connection refused");
        }
        return outbox.claim(now, limit, lease);
    }

    @Override
    public void done(UUID action, Instant at, String detail) {
        if (reportsToLose.getAndDecrement() > 0) {
            throw new FirebreakException(ErrorCode.STORE_DOWN, "connection reset");
        }
        outbox.done(action, at, detail);
    }

    @Override
    public void retry(UUID action, Instant dueAt, String detail) {
        outbox.retry(action, dueAt, detail);
    }

    @Override
    public void escalate(UUID action, Instant at, String detail) {
        outbox.escalate(action, at, detail);
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
