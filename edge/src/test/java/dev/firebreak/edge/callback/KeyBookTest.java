package dev.firebreak.edge.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.Registration;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.stream.StreamKey;
import dev.firebreak.testkit.stream.InMemoryStreamRegistry;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Keys and bans in memory. */
class KeyBookTest {
    private static final StreamId STREAM = new StreamId("studio");
    private static final StreamKey KEY = new StreamKey("hush");
    private static final Registration.Ban BAN = new Registration.Ban(Instant.EPOCH, "gunfire");

    private final KeyBook book = new KeyBook();

    @Test
    void findsAStreamByItsKeyOnly() {
        book.put(registration(STREAM, KEY));

        assertThat(book.find(KEY)).map(Registration::stream).contains(STREAM);
        assertThat(book.find(new StreamKey("HUSH"))).isEmpty();
        assertThat(book.find(STREAM)).isPresent();
    }

    @Test
    void aNewKeyReplacesTheOldOne() {
        book.put(registration(STREAM, KEY));
        book.put(registration(STREAM, new StreamKey("new")));

        assertThat(book.find(KEY)).isEmpty();
        assertThat(book.find(new StreamKey("new"))).isPresent();
    }

    @Test
    void aSharedKeyOpensNeitherStream() {
        book.put(registration(STREAM, KEY));
        book.put(registration(new StreamId("other"), KEY));
        assertThat(book.find(KEY)).isEmpty();

        book.remove(new StreamId("other"));
        assertThat(book.find(KEY)).map(Registration::stream).contains(STREAM);
    }

    @Test
    void bansAtOnceAndKeepsTheFirstBan() {
        book.put(registration(STREAM, KEY));

        book.ban(STREAM, BAN);
        book.ban(STREAM, new Registration.Ban(Instant.MAX, "again"));
        book.ban(new StreamId("nobody"), BAN);

        assertThat(book.find(KEY).flatMap(Registration::ban)).contains(BAN);
        book.liftBan(STREAM);
        assertThat(book.find(KEY).flatMap(Registration::ban)).isEmpty();
    }

    @Test
    void takesOverTheRegistryAndForgetsTheRest() {
        InMemoryStreamRegistry registry = new InMemoryStreamRegistry();
        registry.save(registration(STREAM, KEY));
        registry.ban(STREAM, Instant.EPOCH, "gunfire");
        book.put(registration(new StreamId("gone"), new StreamKey("old")));

        book.refresh(registry);

        assertThat(book.find(KEY).flatMap(Registration::ban)).contains(BAN);
        assertThat(book.find(new StreamKey("old"))).isEmpty();
    }

    static Registration registration(StreamId stream, StreamKey key) {
        return new Registration(stream, "", key.sha256(), LatePolicy.HOLD, Optional.empty());
    }
}
