package dev.firebreak.app.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.incident.ActionDelivery.Outcome;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.testkit.incident.IncidentSamples;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EveryStopTargetTest {
    private static final Outcome DONE = new Outcome.Done("done");
    private static final Outcome RETRY = new Outcome.Retry("still there");
    private static final Outcome IMPOSSIBLE = new Outcome.Impossible("cannot");

    private final Incident incident = IncidentSamples.incident(VerdictLevel.CUT);

    @Test
    void isDoneOnlyWhenItIsDoneEverywhere() {
        assertThat(places(DONE, DONE).disconnect(incident)).isEqualTo(new Outcome.Done("done; done"));
        assertThat(places(DONE, RETRY).withdraw(incident)).isEqualTo(new Outcome.Retry("done; still there"));
        assertThat(places(IMPOSSIBLE, RETRY).release(incident)).isInstanceOf(Outcome.Retry.class);
        assertThat(places(IMPOSSIBLE, DONE).release(incident)).isEqualTo(new Outcome.Impossible("cannot; done"));
    }

    private static EveryStopTarget places(Outcome... outcomes) {
        List<StopTarget> places =
                Arrays.stream(outcomes).<StopTarget>map(Answering::new).toList();
        return new EveryStopTarget(places);
    }

    private record Answering(Outcome outcome) implements StopTarget {
        @Override
        public Outcome disconnect(Incident incident) {
            return outcome;
        }

        @Override
        public Outcome withdraw(Incident incident) {
            return outcome;
        }

        @Override
        public Outcome release(Incident incident) {
            return outcome;
        }
    }
}
