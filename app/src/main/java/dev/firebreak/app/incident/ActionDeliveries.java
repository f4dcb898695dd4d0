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
import dev.firebreak.core.stream.Registration;
import dev.firebreak.core.stream.StreamRegistry;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How each kind of action is carried out. Every one can be done twice without harm. Thread-safe. */
public final class ActionDeliveries {
    /** Incidents looked through for another reason of a ban, undecided ones first. */
    private static final int LOOKED_AT = 1_000;

    private final StreamRegistry registry;
    private final Runnable keysChanged;
    private final Function<Incident, StopTarget> targets;
    private final IncidentStore incidents;
    private final SegmentStore segments;
    private final BankDelivery bank;
    private final Clock clock;

    /**
     * @param keysChanged called after a ban was set or lifted, so that the copy in memory is read anew
     * @param targets where the incident's stream is published and seen
     * @param bank puts incidents into a bank
     */
    public ActionDeliveries(
            StreamRegistry registry,
            Runnable keysChanged,
            Function<Incident, StopTarget> targets,
            IncidentStore incidents,
            SegmentStore segments,
            BankDelivery bank,
            Clock clock) {
        this.registry = registry;
        this.keysChanged = keysChanged;
        this.targets = targets;
        this.incidents = incidents;
        this.segments = segments;
        this.bank = bank;
        this.clock = clock;
    }

    /** One delivery for each kind there is. */
    public Map<ActionKind, ActionDelivery> byKind() {
        return Map.of(
                ActionKind.BAN_KEY,
                this::ban,
                ActionKind.DISCONNECT_PUBLISHER,
                (incident, action) -> targets.apply(incident).disconnect(incident),
                ActionKind.WITHDRAW,
                (incident, action) -> targets.apply(incident).withdraw(incident),
                ActionKind.RELEASE,
                (incident, action) -> targets.apply(incident).release(incident),
                ActionKind.PRESERVE,
                this::preserve,
                ActionKind.BANK,
                (incident, action) -> bank.bank(incident),
                ActionKind.UNBANK,
                (incident, action) -> bank.unbank(incident),
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
        Optional<Incident> other = otherReason(incident);
        if (other.isPresent()) {
            return new Outcome.Done("the ban stays for incident " + other.get().id());
        }
        registry.liftBan(incident.stream());
        keysChanged.run();
        return new Outcome.Done("ban lifted");
    }

    /** Another incident for which the stream's key has to stay banned: a cut nobody has decided about, or a confirmed one. */
    private Optional<Incident> otherReason(Incident incident) {
        Optional<Instant> since =
                registry.find(incident.stream()).flatMap(Registration::ban).map(Registration.Ban::since);
        return since.flatMap(from -> incidents.list(LOOKED_AT, 0).stream()
                .filter(other -> other.stream().equals(incident.stream()))
                .filter(other -> !other.id().equals(incident.id()))
                .filter(other -> needsBan(other, from))
                .findFirst());
    }

    /** A confirmation from before the ban was about an older one, which somebody has lifted since. */
    private static boolean needsBan(Incident other, Instant bannedSince) {
        return switch (other.state()) {
            case OPEN -> other.level() == VerdictLevel.CUT;
            case CONFIRMED ->
                other.decision()
                        .filter(decision -> !decision.at().isBefore(bannedSince))
                        .isPresent();
            case RESTORED, DISMISSED -> false;
        };
    }

    private Outcome preserve(Incident incident, Action action) {
        List<SegmentId> ids =
                incidents.segments(incident.id()).stream().map(Segment::id).toList();
        segments.preserve(ids);
        return new Outcome.Done(ids.size() + " segments preserved so far");
    }
}
