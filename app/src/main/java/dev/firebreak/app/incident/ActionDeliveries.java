package dev.firebreak.app.incident;

import dev.firebreak.core.incident.Action;
import dev.firebreak.core.incident.ActionDelivery;
import dev.firebreak.core.incident.ActionDelivery.Outcome;
import dev.firebreak.core.incident.ActionKind;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentId;
import dev.firebreak.core.segment.SegmentStore;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.stream.StreamRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How each kind of action is carried out. Every one can be done twice without harm. Thread-safe. */
public final class ActionDeliveries {
    private final StreamRegistry registry;
    private final Runnable keysChanged;
    private final Function<StreamId, StopTarget> targets;
    private final IncidentStore incidents;
    private final SegmentStore segments;
    private final Clock clock;

    /** @param keysChanged called after a ban was set or lifted, so that the copy in memory is read anew */
    public ActionDeliveries(
            StreamRegistry registry,
            Runnable keysChanged,
            Function<StreamId, StopTarget> targets,
            IncidentStore incidents,
            SegmentStore segments,
            Clock clock) {
        this.registry = registry;
        this.keysChanged = keysChanged;
        this.targets = targets;
        this.incidents = incidents;
        this.segments = segments;
        this.clock = clock;
    }

    /** One delivery for each kind there is. */
    public Map<ActionKind, ActionDelivery> byKind() {
        return Map.of(
                ActionKind.BAN_KEY,
                this::ban,
                ActionKind.DISCONNECT_PUBLISHER,
                (incident, action) -> targets.apply(incident.stream()).disconnect(incident),
                ActionKind.WITHDRAW,
                (incident, action) -> targets.apply(incident.stream()).withdraw(incident),
                ActionKind.RELEASE,
                (incident, action) -> targets.apply(incident.stream()).release(incident),
                ActionKind.PRESERVE,
                this::preserve,
                ActionKind.LIFT_BAN,
                this::liftBan);
    }

    private Outcome ban(Incident incident, Action action) {
        if (registry.find(incident.stream()).isEmpty()) {
            return new Outcome.Done("the stream is not registered any more: no key to ban");
        }
        registry.ban(incident.stream(), clock.instant(), "incident " + incident.id());
        keysChanged.run();
        return new Outcome.Done("key banned");
    }

    private Outcome liftBan(Incident incident, Action action) {
        registry.liftBan(incident.stream());
        keysChanged.run();
        return new Outcome.Done("ban lifted");
    }

    private Outcome preserve(Incident incident, Action action) {
        List<SegmentId> ids =
                incidents.segments(incident.id()).stream().map(Segment::id).toList();
        segments.preserve(ids);
        return new Outcome.Done(ids.size() + " segments preserved so far");
    }
}
