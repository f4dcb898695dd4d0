package dev.firebreak.app.live;

import dev.firebreak.app.incident.StopTarget;
import dev.firebreak.core.incident.ActionDelivery.Outcome;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.stream.Publisher;
import dev.firebreak.edge.gate.GateStatus;
import dev.firebreak.edge.gate.HlsGate;
import java.util.Optional;
import java.util.function.Function;

/** Stops streams that are published at our own listener and seen through our gate. Thread-safe. */
public final class OwnStopTarget implements StopTarget {
    private final HlsGate gate;
    private final Function<Incident, Optional<Publisher>> publishers;
    private final Function<Incident, Optional<LiveSession>> sessions;

    /**
     * @param publishers the publisher of the incident's stream, if one is connected now, whatever its session
     * @param sessions the live session of the incident's stream
     */
    public OwnStopTarget(
            HlsGate gate,
            Function<Incident, Optional<Publisher>> publishers,
            Function<Incident, Optional<LiveSession>> sessions) {
        this.gate = gate;
        this.publishers = publishers;
        this.sessions = sessions;
    }

    @Override
    public Outcome disconnect(Incident incident) {
        Optional<Publisher> publisher = publishers.apply(incident);
        if (publisher.isEmpty()) {
            return new Outcome.Done("no publisher is connected");
        }
        publisher.get().disconnect("The stream was stopped");
        return publisher.get().gone()
                ? new Outcome.Done("publisher gone")
                : new Outcome.Retry("the publisher's connection is still open");
    }

    @Override
    public Outcome withdraw(Incident incident) {
        int segments = gate.withdraw(incident.stream(), incident.session(), incident.suspectedSince());
        return new Outcome.Done(segments + " segments that viewers could fetch were withdrawn");
    }

    @Override
    public Outcome release(Incident incident) {
        sessions.apply(incident).ifPresent(LiveSession::restore);
        boolean newest = gate.status(incident.stream())
                .map(GateStatus::session)
                .filter(incident.session()::equals)
                .isPresent();
        if (!newest) {
            // The gate restores a stream's newest session, which nobody has decided about here.
            return new Outcome.Done("nothing to give back: the gate does not have the session any more");
        }
        return new Outcome.Done(gate.restore(incident.stream()) + " segments given back to viewers");
    }
}
