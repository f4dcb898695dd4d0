package dev.firebreak.app.banking;

import dev.firebreak.core.edit.Take;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentStore;
import dev.firebreak.media.recode.TakeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decodes what an incident shows from the suspicion on, in a process of its own. Thread-safe. */
final class IncidentTake {
    /** So much of it is looked at: more costs more and tells little more. */
    static final Duration EXCERPT = Duration.ofSeconds(15);

    /** An incident that has less of it yet, and is younger than this, may get more. */
    static final Duration SETTLING = Duration.ofMinutes(1);

    /** Shorter tells nothing. */
    static final Duration LEAST = Duration.ofSeconds(3);

    private final IncidentStore incidents;
    private final SegmentStore segments;
    private final Clock clock;
    private final TakeReader reader = new TakeReader();

    IncidentTake(IncidentStore incidents, SegmentStore segments, Clock clock) {
        this.incidents = incidents;
        this.segments = segments;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Reading {
        record Ready(Take take) implements Reading {}

        /** It goes on, and is still too short. */
        record NotYet() implements Reading {}

        /** There is nothing to be had; {@code why} is half a sentence. */
        record Nothing(String why) implements Reading {}
    }

    /** Throws {@link FirebreakException}: DECODER_DOWN, STORE_DOWN, SOURCE_GONE when interrupted. */
    Reading read(Incident incident) {
        List<Segment> suspicious = SuspiciousSegments.of(incidents, incident, EXCERPT);
        Duration there = suspicious.isEmpty()
                ? Duration.ZERO
                : suspicious.getLast().end().minus(incident.suspectedSince());
        boolean young = clock.instant().isBefore(incident.openedAt().plus(SETTLING));
        if (there.compareTo(EXCERPT) < 0 && young) {
            return new Reading.NotYet();
        }
        if (there.compareTo(LEAST) < 0) {
            return new Reading.Nothing("less than %d s of it are kept".formatted(LEAST.toSeconds()));
        }
        try {
            Path folder = Files.createTempDirectory("firebreak-self-test");
            try {
                return read(incident, suspicious, folder);
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.STORE_DOWN, "An incident's media cannot be put together: " + e.getMessage(), e);
        }
    }

    /** Of media with holes the first piece. */
    private Reading read(Incident incident, List<Segment> suspicious, Path folder) throws IOException {
        List<MediaRun> runs = MediaRun.write(suspicious, segment -> segments.read(segment.id()), folder);
        if (runs.isEmpty()) {
            return new Reading.Nothing("none of its segments is kept any more");
        }
        MediaRun run = runs.getFirst();
        Duration lead =
                incident.suspectedSince().minus(suspicious.getFirst().offset().plus(run.at()));
        try {
            Optional<Take> take = reader.read(run.file(), lead.isNegative() ? Duration.ZERO : lead, EXCERPT);
            return take.<Reading>map(Reading.Ready::new)
                    .orElseGet(() -> new Reading.Nothing("it has no pictures that can be decoded"));
        } catch (FirebreakException e) {
            if (e.code() != ErrorCode.BAD_MEDIA) {
                throw e;
            }
            return new Reading.Nothing("its pictures cannot be decoded");
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
