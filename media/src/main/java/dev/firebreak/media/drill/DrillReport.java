package dev.firebreak.media.drill;

import java.io.BufferedWriter;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * What the publishing process tells its parent, a line each: what, when (milliseconds since 1970), details. Both directions
 * are here so that they cannot drift apart.
 */
final class DrillReport implements DrillListener {
    private static final String ACCEPTED = "accepted";
    private static final String FRAME = "frame";
    private static final String SEEN = "seen";
    private static final String HEARD = "heard";

    private final BufferedWriter out;
    private final Clock clock;

    DrillReport(BufferedWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void accepted(Instant at) {
        tell(ACCEPTED, at, "");
    }

    @Override
    public void framePublished(Stamp stamp, Instant at) {
        tell(FRAME, at, stamp.number() + (stamp.attack() ? " attack" : " harmless"));
    }

    @Override
    public void attackSeen(int frame, Instant at) {
        tell(SEEN, at, Integer.toString(frame));
    }

    @Override
    public void attackHeard(Instant at) {
        tell(HEARD, at, "");
    }

    Instant now() {
        return clock.instant();
    }

    void ended(DrillEnd end) {
        switch (end) {
            case DrillEnd.Completed(Instant at) -> tell("completed", at, "");
            case DrillEnd.EndedByServer(Instant at, String message) -> tell("ended-by-server", at, message);
            case DrillEnd.Refused(Instant at, String message) -> tell("refused", at, message);
            case DrillEnd.Unreachable(Instant at, String message) -> tell("unreachable", at, message);
            case DrillEnd.Stopped(Instant at) -> tell("stopped", at, "");
            case DrillEnd.Failed(Instant at, String message) -> tell("failed", at, message);
        }
    }

    /** Passes a line on to the listener, or returns the end that it tells of. */
    static Optional<DrillEnd> hear(String line, DrillListener listener) {
        String[] parts = line.split(" ", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("The drill's publisher said: " + line);
        }
        Instant at = Instant.ofEpochMilli(Long.parseLong(parts[1]));
        String details = parts[2];
        switch (parts[0]) {
            case ACCEPTED -> listener.accepted(at);
            case FRAME -> {
                String[] frame = details.split(" ", 2);
                listener.framePublished(new Stamp(Integer.parseInt(frame[0]), frame[1].equals("attack")), at);
            }
            case SEEN -> listener.attackSeen(Integer.parseInt(details), at);
            case HEARD -> listener.attackHeard(at);
            default -> {
                return Optional.of(end(parts[0], at, details));
            }
        }
        return Optional.empty();
    }

    private static DrillEnd end(String what, Instant at, String message) {
        return switch (what) {
            case "completed" -> new DrillEnd.Completed(at);
            case "ended-by-server" -> new DrillEnd.EndedByServer(at, message);
            case "refused" -> new DrillEnd.Refused(at, message);
            case "unreachable" -> new DrillEnd.Unreachable(at, message);
            case "stopped" -> new DrillEnd.Stopped(at);
            case "failed" -> new DrillEnd.Failed(at, message);
            default -> throw new IllegalArgumentException("The drill's publisher said: " + what);
        };
    }

    private void tell(String what, Instant at, String details) {
        try {
            out.write(what + ' ' + at.toEpochMilli() + ' ' + details.replace('\n', ' '));
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("The parent process is gone", e);
        }
    }
}
