package dev.firebreak.core.incident;

import dev.firebreak.core.verdict.VerdictLevel;
import java.util.List;

/** Which actions follow from a verdict or a decision, in the order in which they are delivered. */
public final class Playbook {
    private static final List<ActionKind> UNDONE =
            List.of(ActionKind.BAN_KEY, ActionKind.DISCONNECT_PUBLISHER, ActionKind.WITHDRAW, ActionKind.BANK);

    private Playbook() {}

    /**
     * Actions that a verdict leads to. A hold needs none but evidence: the gate withholds by itself. So does a watch, of which a
     * person decides. A cut bans before it disconnects, because a publisher that is only dropped is back within two seconds.
     */
    public static List<ActionKind> onVerdict(VerdictLevel level) {
        return switch (level) {
            case CLEAR -> List.of();
            case WATCH, HOLD -> List.of(ActionKind.PRESERVE);
            case CUT ->
                List.of(ActionKind.BAN_KEY, ActionKind.DISCONNECT_PUBLISHER, ActionKind.WITHDRAW, ActionKind.PRESERVE);
        };
    }

    /** Actions that a person's decision leads to. */
    public static List<ActionKind> onDecision(IncidentState state) {
        return switch (state) {
            case OPEN -> List.of();
            case CONFIRMED ->
                List.of(
                        ActionKind.BAN_KEY,
                        ActionKind.DISCONNECT_PUBLISHER,
                        ActionKind.WITHDRAW,
                        ActionKind.PRESERVE,
                        ActionKind.BANK);
            case DISMISSED, RESTORED -> List.of(ActionKind.LIFT_BAN, ActionKind.RELEASE, ActionKind.UNBANK);
        };
    }

    /** Actions that, if still pending, a decision makes void. */
    public static List<ActionKind> cancelledBy(IncidentState state) {
        return switch (state) {
            case OPEN -> List.of();
            case CONFIRMED -> List.of(ActionKind.LIFT_BAN, ActionKind.RELEASE, ActionKind.UNBANK);
            case DISMISSED, RESTORED -> UNDONE;
        };
    }
}
