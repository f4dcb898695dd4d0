package dev.firebreak.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventClientTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void dropsAClientThatIsSlowerThanItsQueue() throws Exception {
        EventClient client = new EventClient(2);

        assertThat(client.offer("a")).isTrue();
        assertThat(client.offer("b")).isTrue();
        assertThat(client.offer("c")).isFalse();
        client.write(out, Duration.ofSeconds(30), Duration.ofSeconds(30));
        assertThat(out.size()).isZero();
    }

    @Test
    void sendsAHeartbeatWhenNothingHappens() throws Exception {
        new EventClient(2).write(out, Duration.ofMillis(1), Duration.ofMillis(20));

        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith(": still here\n\n");
    }
}
