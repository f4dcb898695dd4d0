package dev.firebreak.app.web;

import dev.firebreak.core.incident.Action;
import dev.firebreak.core.incident.ActionKind;
import dev.firebreak.core.incident.ActionState;
import dev.firebreak.core.incident.Decision;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentState;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentFormat;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Incidents as JSON. Times with Millis are media time. */
final class IncidentViews {
    private IncidentViews() {}

    /** @param live whether the session in which it happened still goes on */
    record Summary(
            String id,
            String stream,
            String session,
            VerdictLevel level,
            IncidentState state,
            boolean live,
            Instant openedAt,
            Instant sessionStart,
            long suspectedSinceMillis,
            long verdictAtMillis,
            double score,
            String reason,
            String modelPackage,
            @Nullable Decided decision) {
        static Summary of(Incident incident, boolean live) {
            return new Summary(
                    incident.id().toString(),
                    incident.stream().value(),
                    incident.session().toString(),
                    incident.level(),
                    incident.state(),
                    live,
                    incident.openedAt(),
                    incident.sessionStart(),
                    incident.suspectedSince().toMillis(),
                    incident.verdictAt().toMillis(),
                    incident.score(),
                    incident.reason(),
                    incident.modelPackage(),
                    incident.decision().map(Decided::of).orElse(null));
        }
    }

    record Decided(IncidentState state, String by, Instant at, String note) {
        static Decided of(Decision decision) {
            return new Decided(decision.state(), decision.by(), decision.at(), decision.note());
        }
    }

    record Detail(
            Summary incident,
            List<LiveViews.Second> timeline,
            List<StillRef> stills,
            List<SegmentRef> segments,
            List<Step> actions,
            List<Decided> decisions) {}

    /** @param href where its JPEG is */
    record StillRef(long atMillis, String href) {}

    record SegmentRef(
            long sequence,
            long offsetMillis,
            long durationMillis,
            Instant start,
            int size,
            String sha256,
            SegmentFormat format) {
        static SegmentRef of(Segment segment) {
            return new SegmentRef(
                    segment.id().sequence(),
                    segment.offset().toMillis(),
                    segment.duration().toMillis(),
                    segment.start(),
                    segment.size(),
                    segment.sha256().hex(),
                    segment.format());
        }
    }

    record Step(
            String id,
            ActionKind kind,
            ActionState state,
            int attempts,
            Instant createdAt,
            @Nullable Instant finishedAt,
            String detail) {
        static Step of(Action action) {
            return new Step(
                    action.id().toString(),
                    action.kind(),
                    action.state(),
                    action.attempts(),
                    action.createdAt(),
                    action.finishedAt().orElse(null),
                    action.detail());
        }
    }

    /** What a person says with a decision. */
    record Note(@Nullable String note) {}
}
