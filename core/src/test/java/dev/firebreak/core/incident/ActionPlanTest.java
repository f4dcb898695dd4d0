package dev.firebreak.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ActionPlanTest {
    private static final List<ActionKind> CUT = Playbook.onVerdict(VerdictLevel.CUT);

    @Test
    void aNewIncidentGetsItsPlaybook() {
        assertThat(ActionPlan.onRaise(List.of(), CUT).added())
                .containsExactly(
                        new ActionPlan.Addition(ActionKind.BAN_KEY, 0),
                        new ActionPlan.Addition(ActionKind.DISCONNECT_PUBLISHER, 1),
                        new ActionPlan.Addition(ActionKind.WITHDRAW, 2),
                        new ActionPlan.Addition(ActionKind.PRESERVE, 3));
    }

    @Test
    void aPendingPreserveOfAHoldStepsBehindTheBanOfACut() {
        Action preserve = action(ActionKind.PRESERVE, 0, ActionState.PENDING);

        ActionPlan plan = ActionPlan.onRaise(List.of(preserve), CUT);

        assertThat(plan.added()).extracting(ActionPlan.Addition::order).containsExactly(1, 2, 3);
        assertThat(plan.moved()).isEqualTo(Map.of(preserve.id(), 4));
    }

    @Test
    void whatARaisedIncidentHasDoneIsNotDoneAgain() {
        Action preserve = action(ActionKind.PRESERVE, 0, ActionState.DONE);

        ActionPlan plan = ActionPlan.onRaise(List.of(preserve), CUT);

        assertThat(plan.added()).hasSize(3);
        assertThat(plan.moved()).isEmpty();
    }

    @Test
    void aDecisionOverrulesOnlyWhatIsPendingAndComesBeforeTheRest() {
        Action ban = action(ActionKind.BAN_KEY, 0, ActionState.DONE);
        Action withdraw = action(ActionKind.WITHDRAW, 1, ActionState.PENDING);
        Action preserve = action(ActionKind.PRESERVE, 2, ActionState.PENDING);

        ActionPlan plan = ActionPlan.onDecision(
                List.of(ban, withdraw, preserve),
                Playbook.onDecision(IncidentState.RESTORED),
                Playbook.cancelledBy(IncidentState.RESTORED));

        assertThat(plan.overruled()).containsExactly(withdraw.id());
        assertThat(plan.added())
                .containsExactly(
                        new ActionPlan.Addition(ActionKind.LIFT_BAN, 3),
                        new ActionPlan.Addition(ActionKind.RELEASE, 4),
                        new ActionPlan.Addition(ActionKind.UNBANK, 5));
        assertThat(plan.moved()).isEqualTo(Map.of(preserve.id(), 6));
    }

    @Test
    void aDecisionDoesAgainWhatWasDoneBefore() {
        Action ban = action(ActionKind.BAN_KEY, 0, ActionState.DONE);

        ActionPlan plan = ActionPlan.onDecision(List.of(ban), List.of(ActionKind.BAN_KEY), List.of());

        assertThat(plan.added()).containsExactly(new ActionPlan.Addition(ActionKind.BAN_KEY, 1));
    }

    @Test
    void wantingNothingChangesNothing() {
        Action preserve = action(ActionKind.PRESERVE, 0, ActionState.PENDING);

        assertThat(ActionPlan.onDecision(List.of(preserve), List.of(), List.of()))
                .isEqualTo(new ActionPlan(List.of(), Map.of(), List.of()));
    }

    private static Action action(ActionKind kind, int order, ActionState state) {
        return new Action(
                UUID.randomUUID(),
                IncidentId.random(),
                kind,
                order,
                state,
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                state == ActionState.PENDING ? Optional.empty() : Optional.of(Instant.EPOCH),
                "");
    }
}
