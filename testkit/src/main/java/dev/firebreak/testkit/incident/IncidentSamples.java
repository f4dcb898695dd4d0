package dev.firebreak.testkit.incident;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.incident.Decision;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.IncidentState;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Incidents to test with. */
public final class IncidentSamples {
    public static final Instant NOW = FakeClock.START;

    private IncidentSamples() {}

    public static Incident incident(VerdictLevel level) {
        return incident(level, SessionId.random(), NOW);
    }

    public static Incident incident(VerdictLevel level, SessionId session, Instant openedAt) {
        return new Incident(
                IncidentId.random(),
                new StreamId("lobby"),
                session,
                level,
                IncidentState.OPEN,
                openedAt,
                openedAt.minusSeconds(90),
                Duration.ofMillis(88_025),
                Duration.ofNanos(89_500_000_011L),
                0.9375,
                "gunfire 0.97 in sound",
                "first 1.0",
                Optional.empty());
    }

    public static Decision decision(IncidentState state) {
        return new Decision(state, "ada", NOW.plusSeconds(30), "looked at it");
    }

    /** Asserts that a call fails with a {@link FirebreakException} of that code. */
    public static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(FirebreakException.class)
                .isThrownBy(call)
                .extracting(FirebreakException::code)
                .isEqualTo(code);
    }
}
