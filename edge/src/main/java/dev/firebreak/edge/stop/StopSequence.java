package dev.firebreak.edge.stop;

import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.stream.StopConnector;
import dev.firebreak.core.stream.StreamId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stops a stream whose key has been banned already: drop, look until the server's own state says that nobody publishes,
 * withdraw, and drop again as long as somebody comes back. Done only when several looks in a row, over the settle time, found
 * nobody. A server's "200" proves nothing. Thread-safe; each call blocks for seconds.
 */
public final class StopSequence {
    private final StopConnector connector;
    private final StopSettings settings;
    private final Clock clock;
    private final Pause pause;

    public StopSequence(StopConnector connector, StopSettings settings, Clock clock, Pause pause) {
        this.connector = connector;
        this.settings = settings;
        this.clock = clock;
        this.pause = pause;
    }

    /** Runs the sequence. An unreachable server is a {@link StopOutcome.Retry}, not an exception; so is an interrupt. */
    public StopOutcome stop(StreamId stream) {
        Run run = new Run(stream, clock.instant());
        try {
            return run.rounds();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return run.retry("interrupted before the publisher was verified gone");
        }
    }

    /** What a look at the server found. Not knowing never counts as gone. */
    private enum Look {
        GONE,
        PUBLISHING,
        UNKNOWN
    }

    /** One run; confined to the thread that runs it. */
    private final class Run {
        private final StreamId stream;
        private final Instant start;
        private int dropped;
        private int comebacks;
        private int withdrawn;
        private @Nullable Instant firstGone;
        private Optional<String> trouble = Optional.empty();

        Run(StreamId stream, Instant start) {
            this.stream = stream;
            this.start = start;
        }

        StopOutcome rounds() throws InterruptedException {
            do {
                trouble = Optional.empty();
                attempt(() -> dropped += connector.drop(stream));
                boolean gone = waitUntilGone();
                attempt(() -> withdrawn += connector.withdraw(stream));
                if (gone && staysGone() && attempt(() -> withdrawn += connector.withdraw(stream))) {
                    return new StopOutcome.Done(report());
                }
            } while (elapsed().compareTo(settings.limit()) < 0);
            return retry(trouble.orElse("stream " + stream + " is still being published, or comes back each time"));
        }

        StopOutcome retry(String stillThere) {
            return new StopOutcome.Retry(report(), stillThere);
        }

        private boolean waitUntilGone() throws InterruptedException {
            Instant until = clock.instant().plus(settings.goneWithin());
            while (look() != Look.GONE) {
                if (!clock.instant().isBefore(until)) {
                    return false;
                }
                pause.await(settings.poll());
            }
            if (firstGone == null) {
                firstGone = clock.instant();
            }
            return true;
        }

        private boolean staysGone() throws InterruptedException {
            Instant until = clock.instant().plus(settings.settle());
            int confirmed = 1;
            while (confirmed < settings.confirmations() || clock.instant().isBefore(until)) {
                pause.await(settings.poll());
                Look look = look();
                if (look != Look.GONE) {
                    comebacks += look == Look.PUBLISHING ? 1 : 0;
                    return false;
                }
                confirmed++;
            }
            return true;
        }

        private Look look() {
            boolean[] gone = {false};
            if (!attempt(() -> gone[0] = connector.verifyGone(stream))) {
                return Look.UNKNOWN;
            }
            return gone[0] ? Look.GONE : Look.PUBLISHING;
        }

        private boolean attempt(Runnable call) {
            try {
                call.run();
                return true;
            } catch (FirebreakException e) {
                trouble = Optional.of(String.valueOf(e.getMessage()));
                return false;
            }
        }

        private StopOutcome.Report report() {
            return new StopOutcome.Report(
                    dropped,
                    comebacks,
                    withdrawn,
                    Optional.ofNullable(firstGone).map(gone -> Duration.between(start, gone)),
                    elapsed());
        }

        private Duration elapsed() {
            return Duration.between(start, clock.instant());
        }
    }
}
