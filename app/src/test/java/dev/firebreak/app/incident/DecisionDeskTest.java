package dev.firebreak.app.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.incident.Action;
import dev.firebreak.core.incident.ActionKind;
import dev.firebreak.core.incident.ActionState;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentState;
import dev.firebreak.core.incident.Playbook;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.incident.InMemoryIncidentStore;
import dev.firebreak.testkit.incident.IncidentSamples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DecisionDeskTest {
    private final InMemoryIncidentStore store = new InMemoryIncidentStore();
    private final List<Incident> told = new ArrayList<>();
    private final DecisionDesk desk = new DecisionDesk(store, new FakeClock(), told::add);

    @Test
    void aRestoreOverrulesTheStopAndGivesTheStreamBack() {
        Incident incident =
                store.open(IncidentSamples.incident(VerdictLevel.CUT), Playbook.onVerdict(VerdictLevel.CUT));

        Incident after = desk.decide(incident.id(), IncidentState.RESTORED, "ada", "a film");

        assertThat(after.state()).isEqualTo(IncidentState.RESTORED);
        assertThat(told).containsExactly(after);
        assertThat(store.decisions(incident.id())).singleElement().satisfies(decision -> {
            assertThat(decision.by()).isEqualTo("ada");
            assertThat(decision.at()).isEqualTo(FakeClock.START);
        });
        assertThat(store.actions(incident.id()))
                .filteredOn(action -> action.state() == ActionState.PENDING)
                .extracting(Action::kind)
                .contains(ActionKind.LIFT_BAN, ActionKind.RELEASE)
                .doesNotContain(ActionKind.BAN_KEY, ActionKind.DISCONNECT_PUBLISHER, ActionKind.WITHDRAW);
    }

    @Test
    void aDecisionThatComesTooLateTellsNobody() {
        Incident incident =
                store.open(IncidentSamples.incident(VerdictLevel.HOLD), Playbook.onVerdict(VerdictLevel.HOLD));
        desk.decide(incident.id(), IncidentState.CONFIRMED, "ada", "");

        IncidentSamples.assertFails(
                ErrorCode.CONFLICT, () -> desk.decide(incident.id(), IncidentState.DISMISSED, "bob", ""));
        assertThat(told).hasSize(1);
    }
}
