package dev.firebreak.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.health.HealthProbe;
import dev.firebreak.app.health.HealthProbe.Condition;
import dev.firebreak.app.health.PartHealth;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.Playbook;
import dev.firebreak.core.incident.Still;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.testkit.incident.IncidentSamples;
import dev.firebreak.testkit.segment.SegmentSamples;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RestIT {
    private static final StreamId LOBBY = new StreamId("lobby");

    private WebFixture server;
    private Caller admin;

    @BeforeEach
    @SuppressWarnings("MustBeClosedChecker") // closed after each test
    void start() throws Exception {
        server = new WebFixture();
        admin = Caller.signedIn(server, "ada");
    }

    @AfterEach
    void stop() {
        admin.close();
        server.close();
    }

    @Test
    void registersAStreamAndShowsItsKeyOnce() throws Exception {
        HttpResponse<String> created =
                admin.send("POST", "/api/v1/streams", "{\"stream\":\"lobby\",\"title\":\"The lobby\"}");

        JsonNode body = Caller.json(created);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(body.path("rtmpUrl").asString()).isEqualTo("rtmp://127.0.0.1/live");
        assertThat(body.path("key").asString()).hasSize(32);
        assertThat(admin.get("/api/v1/streams").body())
                .contains("The lobby")
                .doesNotContain(body.path("key").asString());
        assertThat(server.told).containsExactly("changed lobby");
        assertThat(admin.send("POST", "/api/v1/streams", "{\"stream\":\"lobby\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void changesRotatesBansLiftsAndRemovesAStream() throws Exception {
        String first = key(admin.send("POST", "/api/v1/streams", "{\"stream\":\"lobby\"}"));

        assertThat(admin.send("PATCH", "/api/v1/streams/lobby", "{\"latePolicy\":\"pass\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.streams.find(LOBBY).orElseThrow().latePolicy()).isEqualTo(LatePolicy.PASS);
        assertThat(key(admin.send("POST", "/api/v1/streams/lobby/key", ""))).isNotEqualTo(first);
        admin.send("PUT", "/api/v1/streams/lobby/ban", "{\"reason\":\"shows films\"}");
        assertThat(server.streams.find(LOBBY).orElseThrow().ban().orElseThrow().reason())
                .isEqualTo("shows films");
        admin.send("DELETE", "/api/v1/streams/lobby/ban", "");
        assertThat(server.streams.find(LOBBY).orElseThrow().ban()).isEmpty();
        assertThat(admin.send("DELETE", "/api/v1/streams/lobby", "").statusCode())
                .isEqualTo(204);
        assertThat(admin.get("/api/v1/streams/lobby").statusCode()).isEqualTo(404);
        assertThat(server.audit.list(10, 0))
                .extracting(entry -> entry.what())
                .containsExactly(
                        "remove-stream", "lift-ban", "ban-stream", "rotate-key", "change-stream", "create-stream");
    }

    @Test
    void showsAnIncidentWithAllThatBelongsToIt() throws Exception {
        Incident incident = incident();

        JsonNode body = Caller.json(admin.get("/api/v1/incidents/" + incident.id()));

        assertThat(body.path("incident").path("level").asString()).isEqualTo("cut");
        assertThat(body.path("stills").get(0).path("atMillis").asLong()).isEqualTo(88_500);
        assertThat(body.path("actions").get(0).path("kind").asString()).isEqualTo("ban-key");
        assertThat(admin.get(body.path("stills").get(0).path("href").asString()).statusCode())
                .isEqualTo(200);
        assertThat(Caller.json(admin.get("/api/v1/incidents")).size()).isEqualTo(1);
    }

    @Test
    void playsKeptSegmentsAndWritesDownWhoOpenedThem() throws Exception {
        Incident incident = incident();
        String base = "/api/v1/incidents/" + incident.id();

        String playlist = admin.get(base + "/playlist.m3u8").body();

        assertThat(playlist).contains("segments/0.ts", "#EXT-X-ENDLIST");
        HttpResponse<String> segment = admin.get(base + "/segments/0.ts");
        assertThat(segment.statusCode()).isEqualTo(200);
        assertThat(segment.headers().firstValue("Content-Type")).hasValue("video/mp2t");
        assertThat(admin.get(base + "/segments/9.ts").statusCode()).isEqualTo(404);
        assertThat(server.audit.list(1, 0).getFirst().what()).isEqualTo("open-evidence");
    }

    @Test
    void decidesOnceAndAnswersConflictAfterwards() throws Exception {
        String path = "/api/v1/incidents/" + incident().id();

        HttpResponse<String> restored = admin.send("POST", path + "/restore", "{\"note\":\"a drill\"}");
        HttpResponse<String> confirmed = admin.send("POST", path + "/confirm", "{}");
        HttpResponse<String> dismissed = admin.send("POST", path + "/dismiss", "{}");

        assertThat(Caller.json(restored).path("state").asString()).isEqualTo("restored");
        assertThat(confirmed.statusCode()).isEqualTo(200);
        assertThat(dismissed.statusCode()).isEqualTo(409);
        assertThat(Caller.json(dismissed).path("code").asString()).isEqualTo("conflict");
    }

    @Test
    void limitsNotes() throws Exception {
        String path = "/api/v1/incidents/%s/confirm".formatted(incident().id());

        assertThat(admin.send("POST", path, "{\"note\":\"%s\"}".formatted("x".repeat(2_001)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(admin.send("POST", path, "{\"note\":\"%s\"}".formatted("x".repeat(2_000)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void explainsBadRequests() throws Exception {
        assertThat(admin.get("/api/v1/incidents/not-a-uuid").statusCode()).isEqualTo(400);
        assertThat(admin.get("/api/v1/incidents?limit=201").statusCode()).isEqualTo(400);
        assertThat(admin.get("/api/v1/incidents?limit=200").statusCode()).isEqualTo(200);
        assertThat(admin.get("/api/v1/nothing").statusCode()).isEqualTo(404);
        assertThat(admin.send("PUT", "/api/v1/live", "{}").statusCode()).isEqualTo(405);
        assertThat(admin.send("POST", "/api/v1/streams", "{\"strem\":\"x\"}").statusCode())
                .isEqualTo(400);
        assertThat(admin.send("POST", "/api/v1/streams", "{\"stream\":\"no spaces\"}")
                        .body())
                .contains("1 to 64 letters");
    }

    @Test
    void limitsBodies() throws Exception {
        String atLimit = "{\"stream\":\"lobby\"}" + " ".repeat(65_536 - 18);

        assertThat(admin.send("POST", "/api/v1/streams", atLimit).statusCode()).isEqualTo(201);
        assertThat(admin.send("POST", "/api/v1/streams", atLimit + " ").statusCode())
                .isEqualTo(413);
        assertThat(admin.send(admin.request("/api/v1/streams")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofInputStream(
                                        () -> new java.io.ByteArrayInputStream(new byte[70_000]))))
                        .statusCode())
                .isIn(400, 413);
    }

    @Test
    void administersAccountsAndTokens() throws Exception {
        JsonNode account =
                Caller.json(admin.send("POST", "/api/v1/accounts", "{\"name\":\"eve\",\"role\":\"reviewer\"}"));
        JsonNode token = Caller.json(admin.send("POST", "/api/v1/tokens", "{\"name\":\"ci\",\"role\":\"reviewer\"}"));

        try (Caller eve = new Caller(server);
                Caller program =
                        new Caller(server).withToken(token.path("token").asString())) {
            eve.get("/api/v1/session");
            assertThat(eve.signIn("eve", account.path("password").asString()).statusCode())
                    .isEqualTo(204);
            assertThat(program.get("/api/v1/live").statusCode()).isEqualTo(200);
            assertThat(admin.send("DELETE", "/api/v1/tokens/ci", "").statusCode())
                    .isEqualTo(204);
            assertThat(program.get("/api/v1/live").statusCode()).isEqualTo(401);
        }
        assertThat(admin.send("DELETE", "/api/v1/accounts/ada", "").statusCode())
                .isEqualTo(400);
        assertThat(admin.send("DELETE", "/api/v1/accounts/eve", "").statusCode())
                .isEqualTo(204);
        assertThat(admin.send("DELETE", "/api/v1/accounts/eve", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void healthNamesTheIllPart() throws Exception {
        server.probes.clear();
        try (WebFixture ill = new WebFixture();
                Caller caller = new Caller(ill)) {
            assertThat(caller.get("/health/ready").statusCode()).isEqualTo(200);
        }
        HealthProbe broken = new HealthProbe() {
            @Override
            public String part() {
                return "decoders";
            }

            @Override
            public PartHealth check() {
                return new PartHealth(part(), Condition.DOWN, "none runs");
            }
        };
        assertThat(new dev.firebreak.app.health.HealthCheck(List.of(broken))
                        .report()
                        .condition())
                .isEqualTo(Condition.DOWN);
        assertThat(Caller.json(admin.get("/health"))
                        .path("parts")
                        .get(0)
                        .path("part")
                        .asString())
                .isEqualTo("outbox");
    }

    @Test
    void viewersReadOnlyWhatIsCleared() throws Exception {
        SessionId session = SessionId.random();
        byte[] bytes = SegmentSamples.bytes(1_880, 1);
        Segment segment = SegmentSamples.segment(session, 0, bytes);
        server.segments.put(segment, bytes);
        server.gate.open(LOBBY, session, LatePolicy.HOLD);
        server.gate.offer(segment);
        try (Caller viewer = new Caller(server)) {
            assertThat(viewer.get("/live/lobby/index.m3u8").statusCode()).isEqualTo(404);
            server.gate.analysed(session, Duration.ofSeconds(3), VerdictLevel.CLEAR);

            HttpResponse<String> playlist = viewer.get("/live/lobby/index.m3u8");
            HttpResponse<String> media = viewer.get("/live/lobby/%s/0.ts".formatted(session));

            assertThat(playlist.statusCode()).isEqualTo(200);
            assertThat(playlist.body()).contains(session + "/0.ts");
            assertThat(playlist.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("*");
            assertThat(playlist.headers().firstValue("Cache-Control")).hasValue("no-cache");
            assertThat(media.statusCode()).isEqualTo(200);
            assertThat(media.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(viewer.send(viewer.request("/live/lobby/index.m3u8")
                                    .header(
                                            "If-None-Match",
                                            playlist.headers()
                                                    .firstValue("ETag")
                                                    .orElseThrow()))
                            .statusCode())
                    .isEqualTo(304);
            server.gate.withdraw(LOBBY, session, Duration.ZERO);
            assertThat(viewer.get("/live/lobby/%s/0.ts".formatted(session)).statusCode())
                    .isEqualTo(410);
        }
    }

    @Test
    void showsTheModelAndItsFigures() throws Exception {
        JsonNode model = Caller.json(admin.get("/api/v1/model"));

        assertThat(model.path("cut").asDouble()).isEqualTo(0.95);
        assertThat(model.path("measured").path("recall").asDouble()).isEqualTo(0.93);
        assertThat(model.path("arming").path("level").asString()).isEqualTo("watch");
        assertThat(model.path("arming").path("refusals").get(0).path("text").asString())
                .isEqualTo("automatic hold is not armed: this model package carries no measured bound");
    }

    @Test
    void registersAStreamInShadowMode() throws Exception {
        admin.send("POST", "/api/v1/streams", "{\"stream\": \"quiet\", \"shadow\": true}");
        assertThat(Caller.json(admin.get("/api/v1/streams/quiet"))
                        .path("shadow")
                        .asBoolean())
                .isTrue();
        admin.send("POST", "/api/v1/streams/quiet/key", "{}");
        assertThat(server.streams.find(new StreamId("quiet")).orElseThrow().shadow())
                .as("a new key changes nothing else")
                .isTrue();
    }

    private Incident incident() {
        Incident incident =
                server.incidents.open(IncidentSamples.incident(VerdictLevel.CUT), Playbook.onVerdict(VerdictLevel.CUT));
        byte[] bytes = SegmentSamples.bytes(1_880, 1);
        Segment segment = SegmentSamples.segment(incident.session(), 0, bytes);
        server.segments.put(segment, bytes);
        server.incidents.addSegments(incident.id(), List.of(segment));
        server.incidents.addStills(incident.id(), List.of(new Still(Duration.ofMillis(88_500), new byte[] {1, 2})));
        return incident;
    }

    private static String key(HttpResponse<String> answer) {
        return Caller.json(answer).path("key").asString();
    }
}
