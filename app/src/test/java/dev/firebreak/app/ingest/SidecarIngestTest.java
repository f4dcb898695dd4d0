package dev.firebreak.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.config.FirebreakConfig;
import dev.firebreak.app.config.MediaServerSettings;
import dev.firebreak.app.config.PullSettings;
import dev.firebreak.app.config.Secret;
import dev.firebreak.app.incident.Until;
import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.Registration;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.stream.StreamKey;
import dev.firebreak.edge.callback.KeyBook;
import dev.firebreak.testkit.FakeClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SidecarIngestTest {
    private static final StreamId LOBBY = new StreamId("lobby");
    private static final MediaServerSettings SERVER = server("edge");

    private final IngestFixture fixture = new IngestFixture();
    private final KeyBook keys = new KeyBook();
    private final SidecarIngest sidecars = new SidecarIngest(keys, fixture.opener(), config(1), new FakeClock());

    @BeforeEach
    void register() {
        for (String stream : List.of("lobby", "attic")) {
            fixture.registry.save(new Registration(
                    new StreamId(stream),
                    "",
                    new StreamKey(stream + "-key").sha256(),
                    LatePolicy.HOLD,
                    Optional.empty()));
        }
        keys.refresh(fixture.registry);
    }

    @AfterEach
    void close() {
        sidecars.close();
    }

    @Test
    void whoeverIsLetInIsPulledUntilItLeaves() throws InterruptedException {
        assertThat(publish("lobby", "lobby-key")).isEqualTo(204);
        assertThat(sidecars.target(LOBBY)).isPresent();
        Until.isTrue("the pull", () -> fixture.decoders.opened().size() == 1);

        assertThat(answer(SERVER, "call=publish_done&app=live&name=lobby")).isEqualTo(204);
        Until.isTrue("its end", () -> fixture.sessions.list().isEmpty());
        assertThat(sidecars.active()).isZero();
    }

    @Test
    void refusesWhoIsNotLetInAndServersThatAreNotConfigured() {
        assertThat(publish("lobby", "guessed")).isEqualTo(403);
        assertThat(publish("lobby", "attic-key")).as("another stream's key").isEqualTo(403);
        assertThat(answer(server("stranger"), form("lobby", "lobby-key"))).isEqualTo(403);
        keys.ban(LOBBY, new Registration.Ban(FakeClock.START, "test"));
        assertThat(publish("lobby", "lobby-key")).isEqualTo(403);

        assertThat(sidecars.active()).isZero();
        assertThat(sidecars.target(LOBBY)).isEmpty();
    }

    @Test
    void refusesWhatItCouldNotWatch() {
        assertThat(publish("lobby", "lobby-key")).isEqualTo(204);
        assertThat(publish("attic", "attic-key")).isEqualTo(403);
        assertThat(publish("lobby", "lobby-key")).as("takes its own place").isEqualTo(204);
        assertThat(sidecars.active()).isEqualTo(1);
    }

    private int publish(String stream, String key) {
        return answer(SERVER, form(stream, key));
    }

    private int answer(MediaServerSettings server, String form) {
        return sidecars.answer(server, form.getBytes(StandardCharsets.UTF_8));
    }

    private static String form(String stream, String key) {
        return "call=publish&app=live&name=" + stream + "&key=" + key;
    }

    private static MediaServerSettings server(String name) {
        URI nobody = URI.create("http://127.0.0.1:9/");
        return new MediaServerSettings(
                name,
                "live",
                nobody,
                nobody,
                "rtmp://127.0.0.1:9/live/{stream}",
                Optional.empty(),
                new Secret(""),
                List.of());
    }

    private static FirebreakConfig config(int maxPulls) {
        FirebreakConfig defaults = FirebreakConfig.defaults();
        return new FirebreakConfig(
                defaults.dataFolder(),
                defaults.http(),
                defaults.rtmp(),
                defaults.gate(),
                defaults.decoder(),
                defaults.inference(),
                defaults.act(),
                defaults.database(),
                new PullSettings(Duration.ofMinutes(1), maxPulls),
                defaults.addresses(),
                defaults.limits(),
                defaults.retention(),
                defaults.uploads(),
                defaults.footage(),
                defaults.copies(),
                defaults.match(),
                defaults.hma(),
                List.of(SERVER));
    }
}
