package dev.firebreak.app.ingest;

import dev.firebreak.app.live.LiveEvents;
import dev.firebreak.app.live.LiveSessions;
import dev.firebreak.core.arming.Arming;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.core.verdict.OperatingPoints;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.inference.engine.Pace;
import dev.firebreak.inference.engine.Scorer;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.incident.InMemoryIncidentStore;
import dev.firebreak.testkit.segment.InMemorySegmentStore;
import dev.firebreak.testkit.stream.InMemoryStreamRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Everything a session is made of, in memory and without a decoder process. */
final class IngestFixture {
    private static final OperatingPoints POINTS = new OperatingPoints(
            0.3,
            0.6,
            0.9,
            0.5,
            0.5,
            0,
            2,
            Duration.ofSeconds(5),
            3,
            0.8,
            Duration.ofSeconds(60),
            Duration.ofSeconds(3));

    final InMemoryStreamRegistry registry = new InMemoryStreamRegistry();
    final InMemorySegmentStore segments = new InMemorySegmentStore();
    final LiveEvents events = new LiveEvents();
    final LiveSessions sessions = new LiveSessions(events);
    final ScriptedDecoders decoders = new ScriptedDecoders();

    SessionOpener opener() {
        return opener(new FakeClock());
    }

    SessionOpener opener(Clock clock) {
        return new SessionOpener(new SessionParts(
                clock,
                decoders,
                new HarmlessScorer(),
                POINTS,
                "first 1.0",
                new InMemoryIncidentStore(),
                segments,
                registry,
                sessions,
                events,
                () -> new Arming.Armed(VerdictLevel.CUT, List.of()),
                (info, frames, anew) -> Optional.empty(),
                info -> Optional.empty(),
                Duration.ofMinutes(1),
                60,
                Duration.ofMinutes(1),
                Duration.ofSeconds(10),
                new DepartedSessions(segments, clock, Duration.ofHours(1)),
                incident -> {},
                delay -> {},
                (room, reason, count) -> {}));
    }

    private static final class HarmlessScorer implements Scorer {
        @Override
        public CompletableFuture<SoundScores> sound(float[] logMel, Pace pace) {
            return CompletableFuture.completedFuture(new SoundScores(0, 0, 0));
        }

        @Override
        public CompletableFuture<PictureScores> picture(Frame frame, Pace pace) {
            return CompletableFuture.completedFuture(new PictureScores(0, 0, 0, 1));
        }
    }
}
