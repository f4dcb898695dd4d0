package dev.firebreak.app.ingest;

import dev.firebreak.app.incident.StopTarget;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.incident.ActionDelivery.Outcome;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.stream.StopConnector;
import dev.firebreak.edge.stop.StopOutcome;
import dev.firebreak.edge.stop.StopSequence;
import java.util.Locale;
import java.util.function.Consumer;

/** Stops streams on a media server beside us, in the order that works: the key is banned already; drop, verify, withdraw, drop again. */
final class SidecarStopTarget implements StopTarget {
    private final StopConnector connector;
    private final StopSequence sequence;
    private final Consumer<Incident> release;

    /** @param release makes the judge start anew, if the session still runs */
    SidecarStopTarget(StopConnector connector, StopSequence sequence, Consumer<Incident> release) {
        this.connector = connector;
        this.sequence = sequence;
        this.release = release;
    }

    @Override
    public Outcome disconnect(Incident incident) {
        return switch (sequence.stop(incident.stream())) {
            case StopOutcome.Done done -> new Outcome.Done(report(done.report()));
            case StopOutcome.Retry retry -> new Outcome.Retry(retry.stillThere() + "; " + report(retry.report()));
        };
    }

    @Override
    public Outcome withdraw(Incident incident) {
        try {
            return new Outcome.Done(connector.withdraw(incident.stream()) + " files withdrawn");
        } catch (FirebreakException e) {
            return new Outcome.Retry(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Outcome release(Incident incident) {
        release.accept(incident);
        return new Outcome.Done("the stream may be published again");
    }

    private static String report(StopOutcome.Report report) {
        return String.format(
                Locale.ROOT,
                "%d dropped, gone after %s, back %d times, %d files withdrawn",
                report.dropped(),
                report.untilGone().map(gone -> gone.toMillis() + " ms").orElse("never"),
                report.comebacks(),
                report.withdrawn());
    }
}
