package dev.firebreak.testkit.incident;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.incident.Action;
import dev.firebreak.core.incident.ActionOutbox;
import dev.firebreak.core.incident.ActionPlan;
import dev.firebreak.core.incident.ActionState;
import dev.firebreak.core.incident.IncidentId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The outbox of an {@link InMemoryIncidentStore}. Thread-safe: one lock. */
public final class InMemoryActionOutbox implements ActionOutbox {
    private final Map<UUID, Action> actions = new LinkedHashMap<>();
    private final Map<UUID, Instant> leasedUntil = new HashMap<>();

    InMemoryActionOutbox() {}

    @Override
    public synchronized List<Action> claim(Instant now, int limit, Duration lease) {
        List<Action> claimed = actions.values().stream()
                .filter(action -> mayBeGivenOut(action, now))
                .sorted(Comparator.comparing(Action::dueAt))
                .limit(limit)
                .toList();
        claimed.forEach(action -> leasedUntil.put(action.id(), now.plus(lease)));
        return claimed;
    }

    private boolean mayBeGivenOut(Action action, Instant now) {
        boolean due = action.state() == ActionState.PENDING && !action.dueAt().isAfter(now);
        return due
                && !isLeased(action, now)
                && of(action.incident()).stream().noneMatch(other -> {
                    boolean earlier = other.state() == ActionState.PENDING && other.order() < action.order();
                    return earlier || isLeased(other, now);
                });
    }

    private boolean isLeased(Action action, Instant now) {
        Instant until = leasedUntil.get(action.id());
        return until != null && until.isAfter(now);
    }

    @Override
    public synchronized void done(UUID action, Instant at, String detail) {
        report(action, ActionState.DONE, Optional.empty(), Optional.of(at), detail);
    }

    @Override
    public synchronized void retry(UUID action, Instant dueAt, String detail) {
        report(action, ActionState.PENDING, Optional.of(dueAt), Optional.empty(), detail);
    }

    @Override
    public synchronized void escalate(UUID action, Instant at, String detail) {
        report(action, ActionState.ESCALATED, Optional.empty(), Optional.of(at), detail);
    }

    @Override
    public synchronized int endLeases() {
        int count = leasedUntil.size();
        leasedUntil.clear();
        return count;
    }

    @Override
    public synchronized long depth() {
        return actions.values().stream()
                .filter(action -> action.state() == ActionState.PENDING)
                .count();
    }

    private void report(
            UUID id, ActionState state, Optional<Instant> dueAt, Optional<Instant> finishedAt, String detail) {
        Action before = actions.get(id);
        if (before == null) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, "There is no action " + id);
        }
        leasedUntil.remove(id);
        if (before.state() == ActionState.PENDING) {
            Action after = new Action(
                    id,
                    before.incident(),
                    before.kind(),
                    before.order(),
                    state,
                    before.attempts() + 1,
                    before.createdAt(),
                    dueAt.orElse(before.dueAt()),
                    finishedAt,
                    detail);
            actions.put(id, after);
        }
    }

    synchronized List<Action> of(IncidentId incident) {
        return actions.values().stream()
                .filter(action -> action.incident().equals(incident))
                .sorted(Comparator.comparingInt(Action::order))
                .toList();
    }

    synchronized void apply(IncidentId incident, ActionPlan plan, Instant at, String overruledBy) {
        for (UUID id : plan.overruled()) {
            Action old = actions.get(id);
            if (old != null) {
                actions.put(id, changed(old, old.order(), ActionState.OVERRULED, Optional.of(at), overruledBy));
            }
        }
        plan.moved()
                .forEach((id, order) -> actions.computeIfPresent(
                        id, (same, old) -> changed(old, order, old.state(), old.finishedAt(), old.detail())));
        for (ActionPlan.Addition addition : plan.added()) {
            UUID id = UUID.randomUUID();
            actions.put(
                    id,
                    new Action(
                            id,
                            incident,
                            addition.kind(),
                            addition.order(),
                            ActionState.PENDING,
                            0,
                            at,
                            at,
                            Optional.empty(),
                            ""));
        }
    }

    private static Action changed(
            Action old, int order, ActionState state, Optional<Instant> finishedAt, String detail) {
        return new Action(
                old.id(),
                old.incident(),
                old.kind(),
                order,
                state,
                old.attempts(),
                old.createdAt(),
                old.dueAt(),
                finishedAt,
                detail);
    }
}
