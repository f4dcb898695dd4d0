package dev.firebreak.app.drill;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.verdict.VerdictLevel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the drill asks of a server, through its REST interface and with an admin's token. Thread-safe. */
final class ServerClient {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final URI base;
    private final String token;

    /** @param base for example {@code http://127.0.0.1:8080} */
    ServerClient(HttpClient http, URI base, String token) {
        this.http = http;
        this.base = base;
        this.token = token;
    }

    /** Where and with which key a publisher gets onto the stream. */
    record Publishing(String rtmpUrl, String key) {
        @Override
        public String toString() {
            return "Publishing[" + rtmpUrl + ", redacted]";
        }
    }

    /** Registers the stream, or gives it a new key if it is there: that also lifts a ban of the drill before. */
    Publishing newKey(String stream, String title) {
        HttpResponse<String> created =
                send(request("/api/v1/streams").POST(json(Map.of("stream", stream, "title", title))));
        HttpResponse<String> answer = created.statusCode() == 409
                ? send(request("/api/v1/streams/" + stream + "/key").POST(HttpRequest.BodyPublishers.noBody()))
                : created;
        JsonNode node = parse(answer);
        return new Publishing(node.path("rtmpUrl").asString(), node.path("key").asString());
    }

    /** How far the server acts without a person, and in words with which limits and why no further. */
    record Armed(VerdictLevel level, String words) {}

    Armed armed() {
        JsonNode arming = parse(send(request("/api/v1/model").GET())).path("arming");
        String level = arming.path("level").asString();
        List<String> refusals = new ArrayList<>();
        arming.path("refusals")
                .forEach(refusal -> refusals.add(refusal.path("text").asString()));
        String limits = "%s (it accepts %s false holds and %s false cuts an hour)"
                .formatted(
                        level,
                        arming.path("maxFalseHoldsPerHour").asString(),
                        arming.path("maxFalseCutsPerHour").asString());
        return new Armed(
                VerdictLevel.valueOf(level.toUpperCase(Locale.ROOT)),
                refusals.isEmpty() ? limits : limits + ": " + String.join("; ", refusals));
    }

    /** The incident with this id, if it can be read back and is of this stream. */
    Optional<JsonNode> incident(String id, String stream) {
        HttpResponse<String> answer = send(request("/api/v1/incidents/" + id).GET());
        if (answer.statusCode() != 200) {
            return Optional.empty();
        }
        JsonNode incident = parse(answer);
        JsonNode summary = incident.has("incident") ? incident.path("incident") : incident;
        return stream.equals(summary.path("stream").asString()) ? Optional.of(summary) : Optional.empty();
    }

    URI base() {
        return base;
    }

    HttpClient http() {
        return http;
    }

    /** A request with the token, to which a method is to be given. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.SOURCE_GONE, "The server at " + base + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FirebreakException(ErrorCode.SOURCE_GONE, "Interrupted while asking " + base, e);
        }
    }

    private JsonNode parse(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new FirebreakException(
                    ErrorCode.CONFLICT,
                    String.format(
                            Locale.ROOT,
                            "%s answered %d: %s",
                            answer.uri(),
                            answer.statusCode(),
                            answer.body().strip()));
        }
        return JSON.readTree(answer.body());
    }
}
