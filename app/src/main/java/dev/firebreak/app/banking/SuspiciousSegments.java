package dev.firebreak.app.banking;

import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.core.segment.Segment;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Which segments of an incident show what is suspicious. */
final class SuspiciousSegments {
    private SuspiciousSegments() {}

    /** Those from the suspicion on, in their order, for as long as {@code longest}; the last may end later. */
    static List<Segment> of(IncidentStore incidents, Incident incident, Duration longest) {
        List<Segment> late = incidents.segments(incident.id()).stream()
                .filter(segment -> segment.end().compareTo(incident.suspectedSince()) > 0)
                .sorted(Comparator.comparingLong(segment -> segment.id().sequence()))
                .toList();
        return late.isEmpty()
                ? late
                : late.stream()
                        .takeWhile(segment ->
                                segment.offset().minus(late.getFirst().offset()).compareTo(longest) < 0)
                        .toList();
    }
}
