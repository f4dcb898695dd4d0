package dev.firebreak.app.incident;

import dev.firebreak.app.still.StillEncoder;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.IncidentState;
import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.core.incident.Playbook;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentStore;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the stores are told about one session's incident: that it opened or rose, with its actions, and its evidence. Every
 * call may be made again after it failed. Throws what the stores throw. Confined to the recorder's thread.
 */
final class IncidentFile {
    private final SessionInfo session;
    private final IncidentStore store;
    private final SegmentStore segments;
    private final Duration before;
    private final Clock clock;
    private final Set<Long> recordedSegments = new HashSet<>();

    /** @param before media time before the suspicion whose segments are kept too */
    IncidentFile(SessionInfo session, IncidentStore store, SegmentStore segments, Duration before, Clock clock) {
        this.session = session;
        this.store = store;
        this.segments = segments;
        this.before = before;
        this.clock = clock;
    }

    Incident open(Verdict verdict) {
        recordedSegments.clear();
        Incident opened = new Incident(
                IncidentId.random(),
                session.stream(),
                session.session(),
                verdict.level(),
                IncidentState.OPEN,
                clock.instant(),
                session.start(),
                verdict.suspectedSince().orElse(verdict.at()),
                verdict.at(),
                verdict.score(),
                verdict.reason(),
                session.modelPackage(),
                Optional.empty());
        return store.open(opened, Playbook.onVerdict(verdict.level()));
    }

    Incident raise(Incident current, Verdict verdict) {
        VerdictLevel level = verdict.level();
        return store.raise(
                current.id(),
                level,
                verdict.at(),
                verdict.score(),
                verdict.reason(),
                clock.instant(),
                Playbook.onVerdict(level));
    }

    /** Adds the seconds and stills of a batch, and the segments that have come since the last. */
    void add(Incident current, UnwrittenEvidence.Batch batch) {
        store.addTimeline(current.id(), batch.seconds());
        store.addStills(
                current.id(), batch.frames().stream().map(StillEncoder::encode).toList());
        keepSegments(current);
    }

    private void keepSegments(Incident current) {
        Duration from = current.suspectedSince().minus(before);
        List<Segment> fresh = segments.list(session.stream(), session.session()).stream()
                .filter(segment -> segment.end().compareTo(from) > 0)
                .filter(segment -> !recordedSegments.contains(segment.id().sequence()))
                .toList();
        segments.preserve(fresh.stream().map(Segment::id).toList());
        store.addSegments(current.id(), fresh);
        fresh.forEach(segment -> recordedSegments.add(segment.id().sequence()));
    }
}
