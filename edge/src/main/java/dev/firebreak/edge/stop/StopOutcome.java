package dev.firebreak.edge.stop;

import java.time.Duration;
import java.util.Optional;

/** How a {@link StopSequence} ended. */
public sealed interface StopOutcome {
    Report report();

    /** Nobody publishes the stream, verified over the settle time, and what viewers could fetch is withdrawn. */
    record Done(Report report) implements StopOutcome {}

    /** Not done; worth another try. {@code stillThere} says what is left, for a person. */
    record Retry(Report report, String stillThere) implements StopOutcome {}

    /**
     * What was done.
     *
     * @param dropped publishers that the server says it dropped
     * @param comebacks times that somebody published again after the stream had been gone
     * @param withdrawn files or segments taken away
     * @param untilGone from the first drop to the first look that found nobody
     * @param total from start to end
     */
    record Report(int dropped, int comebacks, int withdrawn, Optional<Duration> untilGone, Duration total) {}
}
