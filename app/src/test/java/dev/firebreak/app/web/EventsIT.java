package dev.firebreak.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.live.LiveEvent;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.stream.StreamId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventsIT {
    @Test
    void beginsWithAllThatIsLiveAndGoesOnWithWhatChanges() throws Exception {
        try (WebFixture server = new WebFixture();
                Caller caller = Caller.signedIn(server, "rex")) {
            new Showcase(server).fill();
            try (BufferedReader events = follow(caller)) {
                assertThat(next(events, "changed")).contains("\"stream\":\"lobby\"", "\"level\":\"cut\"");

                IncidentId incident = IncidentId.random();
                server.live.end(new StreamId("garden"));
                server.live.publish(new LiveEvent.IncidentChanged(incident));

                assertThat(next(events, "ended")).contains("garden");
                assertThat(next(events, "incident")).contains(incident.toString());
            }
        }
    }

    @Test
    void refusesMoreClientsThanTheLimit() throws Exception {
        try (WebFixture server = new WebFixture(Map.of("FIREBREAK_HTTP_EVENT_CLIENTS", "1"));
                Caller caller = Caller.signedIn(server, "rex")) {
            try (BufferedReader first = follow(caller)) {
                assertThat(first.readLine()).isEqualTo("retry: 2000");
                assertThat(caller.get("/api/v1/events").statusCode()).isEqualTo(503);
            }
            assertThat(server.metrics.scrape())
                    .contains("firebreak_event_clients_dropped_total{reason=\"too-many\"} 1.0");
        }
    }

    @Test
    void endsWithTheServer() throws Exception {
        try (Caller caller = closedWhileFollowing()) {
            assertThat(caller).isNotNull();
        }
    }

    private static Caller closedWhileFollowing() throws Exception {
        try (WebFixture server = new WebFixture()) {
            Caller caller = Caller.signedIn(server, "rex");
            BufferedReader events = follow(caller);
            assertThat(events.readLine()).isEqualTo("retry: 2000");
            return caller;
        }
    }

    private static BufferedReader follow(Caller caller) throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                caller.client().send(caller.request("/api/v1/events").build(), BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static String next(BufferedReader events, String name) throws IOException {
        String line = events.readLine();
        while (line != null && !line.equals("event: " + name)) {
            line = events.readLine();
        }
        return String.valueOf(events.readLine());
    }
}
