package dev.firebreak.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.Registration;
import dev.firebreak.core.stream.StreamKey;
import dev.firebreak.testkit.account.InMemoryAccountStore;
import dev.firebreak.testkit.stream.InMemoryStreamRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The small parts of which a server is put together. */
final class PartsTest {
    @Test
    void stopsInReverseOrderWhateverFails() {
        List<String> stopped = new ArrayList<>();
        Closing closing = new Closing();
        closing.add(() -> stopped.add("first"));
        closing.add(() -> {
            throw new IllegalStateException("does not stop");
        });
        closing.add(() -> stopped.add("last"));

        closing.close();
        closing.close();

        assertThat(stopped).containsExactly("last", "first");
    }

    @Test
    void aLocalClientReachesAServerThatListensEverywhere() {
        assertThat(Listening.address("0.0.0.0", 80)).isEqualTo(URI.create("http://127.0.0.1:80"));
        assertThat(Listening.address("::", 80)).isEqualTo(URI.create("http://127.0.0.1:80"));
        assertThat(Listening.address("::1", 80)).isEqualTo(URI.create("http://[::1]:80"));
        assertThat(Listening.address("192.0.2.7", 8080)).isEqualTo(URI.create("http://192.0.2.7:8080"));
    }

    @Test
    void aChoreThatFailsKeepsNoOtherFromItsTurn() throws InterruptedException {
        CountDownLatch turns = new CountDownLatch(3);
        try (Upkeep upkeep = new Upkeep(
                Duration.ofMillis(1),
                () -> {
                    throw new IllegalStateException("a mistake");
                },
                turns::countDown)) {
            assertThat(turns.await(20, TimeUnit.SECONDS)).as("%s", upkeep).isTrue();
        }
    }

    @Test
    void aFreshServerGetsAnAdminAndAStreamOnce() {
        InMemoryAccountStore accounts = new InMemoryAccountStore();
        InMemoryStreamRegistry streams = new InMemoryStreamRegistry();

        Server.FirstStart first = FirstSecrets.make(accounts, streams, LatePolicy.PASS);
        Server.FirstStart second = FirstSecrets.make(accounts, streams, LatePolicy.PASS);

        String key = first.streamKey().orElseThrow();
        assertThat(first.adminPassword()).isPresent();
        assertThat(first).asString().doesNotContain(key);
        assertThat(streams.list())
                .singleElement()
                .extracting(Registration::keySha256, Registration::latePolicy)
                .containsExactly(new StreamKey(key).sha256(), LatePolicy.PASS);
        assertThat(second.adminPassword()).isEmpty();
        assertThat(second.streamKey()).isEmpty();
        assertThat(streams.list()).hasSize(1);
    }
}
