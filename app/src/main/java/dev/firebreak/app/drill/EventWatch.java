package dev.firebreak.app.drill;

import dev.firebreak.core.error.FirebreakException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Follows a server's live events, as the console does, and notes when the drill's stream was held and cut and its incident could be read. */
final class EventWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EventWatch.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final ServerClient server;
    private final String stream;
    private final Clock clock;
    private final CountDownLatch connected = new CountDownLatch(1);
    private final CompletableFuture<Long> withheld = new CompletableFuture<>();
    private final CompletableFuture<Long> cut = new CompletableFuture<>();
    private final CompletableFuture<Recorded> recorded = new CompletableFuture<>();
    private final Thread thread;
    private String event = "";

    /** An incident that could be read back. */
    record Recorded(String id, long atMillis) {}

    EventWatch(ServerClient server, String stream, Clock clock) {
        this.server = server;
        this.stream = stream;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("drill-events").start(this::follow);
    }

    /** Waits until the server sends events; false when it does not. */
    boolean awaitConnected() throws InterruptedException {
        return connected.await(CONNECT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** When the stream was first held or cut. */
    Optional<Long> withheldAt() {
        return Optional.ofNullable(withheld.getNow(null));
    }

    /** When it was cut. */
    Optional<Long> cutAt() {
        return Optional.ofNullable(cut.getNow(null));
    }

    /** The incident; waits for it no longer than {@code limit}. */
    Optional<Recorded> recorded(Duration limit) {
        try {
            return Optional.of(
                    recorded.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).join());
        } catch (java.util.concurrent.CompletionException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void follow() {
        HttpRequest request = server.request("/api/v1/events")
                .timeout(Duration.ofMinutes(30))
                .header("Accept", "text/event-stream")
                .GET()
                .build();
        try {
            HttpResponse<Stream<String>> answer = server.http().send(request, HttpResponse.BodyHandlers.ofLines());
            if (answer.statusCode() != 200) {
                log.error("The server refuses to send events status={}", answer.statusCode());
                return;
            }
            connected.countDown();
            try (Stream<String> lines = answer.body()) {
                lines.forEach(this::line);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            log.debug("Events ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void line(String line) {
        if (line.startsWith("event:")) {
            event = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
            try {
                take(event, JSON.readTree(line.substring(5)));
            } catch (JacksonException | FirebreakException e) {
                log.warn("An event was not understood, or what it says could not be looked up event={}", event, e);
            }
        }
    }

    private void take(String name, JsonNode data) {
        long now = clock.millis();
        if (name.equals("changed") && stream.equals(data.path("stream").asString())) {
            String level = data.path("level").asString().toLowerCase(Locale.ROOT);
            if (level.equals("hold") || level.equals("cut")) {
                withheld.complete(now);
            }
            if (level.equals("cut")) {
                cut.complete(now);
            }
        } else if (name.equals("incident") && !recorded.isDone()) {
            String id = data.path("incident").asString();
            server.incident(id, stream).ifPresent(found -> recorded.complete(new Recorded(id, clock.millis())));
        }
    }
}
