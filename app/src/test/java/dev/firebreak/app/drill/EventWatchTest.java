package dev.firebreak.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.testkit.FakeClock;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class EventWatchTest {
    private static final String OWN = "11111111-1111-1111-1111-111111111111";
    private static final String OTHER = "22222222-2222-2222-2222-222222222222";

    @Test
    void notesHoldCutAndTheIncidentOfItsStream() throws IOException, InterruptedException {
        try (TinyServer server = new TinyServer()) {
            server.page("/api/v1/incidents/" + OWN, "{\"stream\":\"drill\"}");
            server.page("/api/v1/incidents/" + OTHER, "{\"stream\":\"other\"}");
            server.page("/api/v1/events", """
                    : hello

                    event: changed
                    data: {"stream":"other","level":"CUT"}

                    event: changed
                    data: this is not JSON

                    event: incident
                    data: {"incident":"%s"}

                    event: changed
                    data: {"stream":"drill","level":"HOLD"}

                    event:incident
                    data:{"incident":"%s"}

                    """.formatted(OTHER, OWN));
            try (HttpClient http = HttpClient.newHttpClient();
                    EventWatch watch = watch(server, http)) {
                assertThat(watch.awaitConnected()).isTrue();
                assertThat(watch.recorded(Duration.ofSeconds(20)))
                        .contains(new EventWatch.Recorded(OWN, FakeClock.START.toEpochMilli()));
                assertThat(watch.withheldAt()).isPresent();
                assertThat(watch.cutAt()).as("another stream's cut").isEmpty();
            }
        }
    }

    @Test
    void aCutWithholdsToo() throws IOException, InterruptedException {
        try (TinyServer server = new TinyServer()) {
            server.page("/api/v1/incidents/" + OWN, "{\"incident\":{\"stream\":\"drill\"}}");
            server.page(
                    "/api/v1/events",
                    "event: changed\ndata: {\"stream\":\"drill\",\"level\":\"cut\"}\n\nevent: incident\ndata: {\"incident\":\""
                            + OWN + "\"}\n\n");
            try (HttpClient http = HttpClient.newHttpClient();
                    EventWatch watch = watch(server, http)) {
                assertThat(watch.recorded(Duration.ofSeconds(20))).isPresent();
                assertThat(watch.cutAt()).isEqualTo(watch.withheldAt()).isPresent();
            }
        }
    }

    private static EventWatch watch(TinyServer server, HttpClient http) {
        return new EventWatch(new ServerClient(http, server.address(), "token"), "drill", new FakeClock());
    }
}
