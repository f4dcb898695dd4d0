package dev.firebreak.testkit.stream;

import static dev.firebreak.testkit.incident.IncidentSamples.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.RecordedSession;
import dev.firebreak.core.stream.Registration;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.stream.StreamKey;
import dev.firebreak.core.stream.StreamRegistry;
import dev.firebreak.testkit.FakeClock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link StreamRegistry} does. */
public abstract class StreamRegistryContract {
    private static final Instant NOW = FakeClock.START;
    private static final StreamId LOBBY = new StreamId("lobby");

    /** An empty registry; the same one during a test. */
    protected abstract StreamRegistry registry();

    @Test
    void returnsWhatWasSaved() {
        Registration lobby = registration(LOBBY, "key", LatePolicy.HOLD);

        assertThat(registry().save(lobby)).isEqualTo(lobby);
        assertThat(registry().find(LOBBY)).contains(lobby);
    }

    @Test
    void listsStreamsById() {
        Registration lobby = registration(LOBBY, "key", LatePolicy.HOLD);
        Registration attic = registration(new StreamId("attic"), "other", LatePolicy.PASS);
        registry().save(lobby);
        registry().save(attic);

        assertThat(registry().list()).containsExactly(attic, lobby);
    }

    @Test
    void savingAgainReplacesTitleAndPolicyButKeepsTheBan() {
        registry().save(registration(LOBBY, "key", LatePolicy.HOLD));
        registry().ban(LOBBY, NOW, "attack");

        Registration changed = registry()
                .save(new Registration(
                        LOBBY, "New title", new StreamKey("key").sha256(), LatePolicy.PASS, true, Optional.empty()));

        assertThat(changed.title()).isEqualTo("New title");
        assertThat(changed.latePolicy()).isEqualTo(LatePolicy.PASS);
        assertThat(changed.shadow()).isTrue();
        assertThat(changed.ban()).contains(new Registration.Ban(NOW, "attack"));
        assertThat(registry().find(LOBBY)).contains(changed);
    }

    @Test
    void aNewKeyIsNotBanned() {
        registry().save(registration(LOBBY, "key", LatePolicy.HOLD));
        registry().ban(LOBBY, NOW, "attack");

        Registration changed = registry().save(registration(LOBBY, "new key", LatePolicy.HOLD));

        assertThat(changed.ban()).isEmpty();
    }

    @Test
    void twoStreamsCannotHaveTheSameKey() {
        registry().save(registration(LOBBY, "key", LatePolicy.HOLD));

        assertFails(
                ErrorCode.CONFLICT, () -> registry().save(registration(new StreamId("attic"), "key", LatePolicy.HOLD)));
        assertThat(registry().list()).hasSize(1);
    }

    @Test
    void banningAgainKeepsTheFirstBan() {
        registry().save(registration(LOBBY, "key", LatePolicy.HOLD));
        registry().ban(LOBBY, NOW, "attack");
        registry().ban(LOBBY, NOW.plusSeconds(60), "another attack");

        assertThat(registry().find(LOBBY).flatMap(Registration::ban)).contains(new Registration.Ban(NOW, "attack"));
    }

    @Test
    void aLiftedBanIsGone() {
        registry().save(registration(LOBBY, "key", LatePolicy.HOLD));
        registry().ban(LOBBY, NOW, "attack");
        registry().liftBan(LOBBY);
        registry().liftBan(LOBBY);
        registry().liftBan(new StreamId("nobody"));

        assertThat(registry().find(LOBBY).flatMap(Registration::ban)).isEmpty();
    }

    @Test
    void banningNothingIsNotFound() {
        assertFails(ErrorCode.NOT_FOUND, () -> registry().ban(LOBBY, NOW, "attack"));
    }

    @Test
    void aRemovedStreamIsGoneAndItsSessionsStay() {
        registry().save(registration(LOBBY, "key", LatePolicy.HOLD));
        registry().sessionStarted(LOBBY, SessionId.random(), NOW, "127.0.0.1");

        assertThat(registry().remove(LOBBY)).isTrue();
        assertThat(registry().remove(LOBBY)).isFalse();
        assertThat(registry().find(LOBBY)).isEmpty();
        assertThat(registry().sessions(LOBBY, 10)).hasSize(1);
    }

    @Test
    void recordsSessionsNewestFirstAndOnlyOnce() {
        SessionId first = SessionId.random();
        SessionId second = SessionId.random();
        registry().sessionStarted(LOBBY, first, NOW, "127.0.0.1");
        registry().sessionStarted(LOBBY, second, NOW.plusSeconds(10), "127.0.0.2");
        registry().sessionStarted(LOBBY, first, NOW.plusSeconds(20), "127.0.0.3");
        registry().sessionEnded(first, NOW.plusSeconds(5), "publisher-left");
        registry().sessionEnded(first, NOW.plusSeconds(6), "idle");
        registry().sessionEnded(SessionId.random(), NOW, "idle");

        assertThat(registry().sessions(LOBBY, 10))
                .containsExactly(
                        new RecordedSession(second, LOBBY, NOW.plusSeconds(10), "127.0.0.2", Optional.empty()),
                        new RecordedSession(
                                first,
                                LOBBY,
                                NOW,
                                "127.0.0.1",
                                Optional.of(new RecordedSession.End(NOW.plusSeconds(5), "publisher-left"))));
        assertThat(registry().sessions(LOBBY, 1)).hasSize(1);
        assertThat(registry().sessions(new StreamId("attic"), 10)).isEmpty();
    }

    @Test
    void endsWhatACrashLeftOpen() {
        SessionId ended = SessionId.random();
        SessionId open = SessionId.random();
        registry().sessionStarted(LOBBY, ended, NOW, "127.0.0.1");
        registry().sessionEnded(ended, NOW.plusSeconds(1), "idle");
        registry().sessionStarted(LOBBY, open, NOW, "127.0.0.1");

        assertThat(registry().endAbandonedSessions(NOW.plusSeconds(9), "shutdown"))
                .isEqualTo(1);
        assertThat(registry().endAbandonedSessions(NOW.plusSeconds(9), "shutdown"))
                .isZero();
        assertThat(registry().sessions(LOBBY, 10))
                .extracting(session -> session.end().orElseThrow().reason())
                .containsExactlyInAnyOrder("idle", "shutdown");
    }

    private static Registration registration(StreamId stream, String key, LatePolicy policy) {
        return new Registration(stream, "A title", new StreamKey(key).sha256(), policy, Optional.empty());
    }
}
