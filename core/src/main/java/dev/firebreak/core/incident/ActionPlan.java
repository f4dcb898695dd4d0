package dev.firebreak.core.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * How an incident's actions change when it is raised or decided. Pure, so that every store does the same.
 *
 * <p>Wanted actions come after all that there are, in their playbook's order. One that is still pending moves to its place
 * among them, and other pending ones come last: a PRESERVE that waits for a full disk must stand neither in the way of the
 * BAN_KEY of a cut nor in that of the LIFT_BAN of a reviewer.
 *
 * @param overruled pending actions that become void
 * @param moved new order of pending actions
 * @param added actions to add
 */
public record ActionPlan(List<UUID> overruled, Map<UUID, Integer> moved, List<Addition> added) {
    /** A new action and its order. */
    public record Addition(ActionKind kind, int order) {}

    public ActionPlan {
        overruled = List.copyOf(overruled);
        moved = Map.copyOf(moved);
        added = List.copyOf(added);
    }

    /** For a raised level: what the incident had already, finished or not, is not done again. */
    public static ActionPlan onRaise(List<Action> existing, List<ActionKind> wanted) {
        return place(List.of(), existing, wanted, action -> true);
    }

    /** For a decision: what was finished before is done again, since another decision may have undone it. */
    public static ActionPlan onDecision(List<Action> existing, List<ActionKind> wanted, List<ActionKind> cancels) {
        List<UUID> overruled = existing.stream()
                .filter(action -> action.state() == ActionState.PENDING && cancels.contains(action.kind()))
                .map(Action::id)
                .toList();
        return place(
                overruled,
                existing,
                wanted,
                action -> action.state() == ActionState.PENDING && !overruled.contains(action.id()));
    }

    private static ActionPlan place(
            List<UUID> overruled, List<Action> existing, List<ActionKind> wanted, Predicate<Action> satisfies) {
        int next = existing.stream().mapToInt(Action::order).max().orElse(-1) + 1;
        Map<UUID, Integer> moved = new HashMap<>();
        List<Addition> added = new ArrayList<>();
        for (ActionKind kind : wanted) {
            Optional<Action> there = existing.stream()
                    .filter(action -> action.kind() == kind && satisfies.test(action))
                    .findFirst();
            if (there.isEmpty()) {
                added.add(new Addition(kind, next++));
            } else if (there.get().state() == ActionState.PENDING) {
                moved.put(there.get().id(), next++);
            }
        }
        for (Action action : existing) {
            boolean stays = action.state() == ActionState.PENDING && !overruled.contains(action.id());
            if (stays && !wanted.isEmpty() && !moved.containsKey(action.id())) {
                moved.put(action.id(), next++);
            }
        }
        return new ActionPlan(overruled, moved, added);
    }
}
