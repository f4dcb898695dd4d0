package dev.firebreak.app.incident;

import dev.firebreak.core.incident.ActionDelivery.Outcome;
import dev.firebreak.core.incident.Incident;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Several places of which nobody knows which one has the stream: after a restart, an incident does not say where it was published. Done
 * only when it is done everywhere, since a place that does not have the stream says "done" at once. Thread-safe.
 */
public final class EveryStopTarget implements StopTarget {
    private final List<StopTarget> places;

    /** @param places one or more */
    public EveryStopTarget(List<StopTarget> places) {
        this.places = List.copyOf(places);
    }

    @Override
    public Outcome disconnect(Incident incident) {
        return everywhere(place -> place.disconnect(incident));
    }

    @Override
    public Outcome withdraw(Incident incident) {
        return everywhere(place -> place.withdraw(incident));
    }

    @Override
    public Outcome release(Incident incident) {
        return everywhere(place -> place.release(incident));
    }

    private Outcome everywhere(Function<StopTarget, Outcome> step) {
        List<Outcome> outcomes = places.stream().map(step).toList();
        String details = outcomes.stream().map(EveryStopTarget::detail).collect(Collectors.joining("; "));
        if (outcomes.stream().anyMatch(Outcome.Retry.class::isInstance)) {
            return new Outcome.Retry(details);
        }
        return outcomes.stream().anyMatch(Outcome.Impossible.class::isInstance)
                ? new Outcome.Impossible(details)
                : new Outcome.Done(details);
    }

    private static String detail(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done.detail();
            case Outcome.Retry retry -> retry.detail();
            case Outcome.Impossible impossible -> impossible.detail();
        };
    }
}
