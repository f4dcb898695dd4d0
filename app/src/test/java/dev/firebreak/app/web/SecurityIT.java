package dev.firebreak.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.account.ApiToken;
import dev.firebreak.core.account.Role;
import dev.firebreak.core.segment.Hash256;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityIT {
    private WebFixture server;
    private Caller anybody;

    @BeforeEach
    @SuppressWarnings("MustBeClosedChecker") // closed after each test
    void start() {
        server = new WebFixture();
        anybody = new Caller(server);
    }

    @AfterEach
    void stop() {
        anybody.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/live",
                "/api/v1/incidents",
                "/api/v1/streams",
                "/api/v1/accounts",
                "/api/v1/tokens",
                "/api/v1/audit",
                "/api/v1/model",
                "/api/v1/events",
                "/metrics"
            })
    void refusesStrangers(String path) throws Exception {
        HttpResponse<String> answer = anybody.get(path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Caller.json(answer).path("type").asString()).isEqualTo("urn:firebreak:problem:unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live", "/health/ready", "/api/v1/openapi.json", "/api/v1/session"})
    void answersStrangersWhereItIsMeantTo(String path) throws Exception {
        assertThat(anybody.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void reviewersDoNotAdminister() throws Exception {
        try (Caller reviewer = Caller.signedIn(server, "rex")) {
            assertThat(reviewer.get("/api/v1/live").statusCode()).isEqualTo(200);
            assertThat(reviewer.get("/api/v1/streams").statusCode()).isEqualTo(200);
            assertThat(reviewer.get("/api/v1/accounts").statusCode()).isEqualTo(403);
            assertThat(reviewer.get("/api/v1/audit").statusCode()).isEqualTo(403);
            assertThat(reviewer.send("POST", "/api/v1/streams", "{\"stream\":\"x\"}")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void changesFromABrowserNeedTheCsrfToken() throws Exception {
        try (Caller admin = Caller.signedIn(server, "ada")) {
            assertThat(admin.withoutCsrf()
                            .send("POST", "/api/v1/streams", "{\"stream\":\"x\"}")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(server.streams.list()).isEmpty();
        }
    }

    @Test
    void tokensWorkWithoutSessionOrCsrf() throws Exception {
        String text = "fb_test";
        server.accounts.add(new ApiToken(
                "ci", Hash256.sha256(text.getBytes(StandardCharsets.UTF_8)).hex(), Role.ADMIN, server.clock.instant()));

        HttpResponse<String> answer = anybody.withToken(text).send("POST", "/api/v1/streams", "{\"stream\":\"lobby\"}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(anybody.cookie("firebreak")).isEmpty();
        assertThat(server.audit.list(1, 0).getFirst().who()).isEqualTo("token:ci");
    }

    @Test
    void refusesAWrongToken() throws Exception {
        assertThat(anybody.withToken("fb_wrong").get("/health").statusCode()).isEqualTo(401);
    }

    @Test
    void signingInChangesTheSessionAndSigningOutEndsIt() throws Exception {
        try (Caller admin = Caller.signedIn(server, "ada")) {
            assertThat(Caller.json(admin.get("/api/v1/session")).path("role").asString())
                    .isEqualTo("admin");
            assertThat(admin.send("DELETE", "/api/v1/session", "").statusCode()).isEqualTo(204);
            assertThat(admin.get("/api/v1/live").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void givesTheSessionANewIdAtSignIn() throws Exception {
        anybody.get("/api/v1/session");
        anybody.signIn("ada", WebFixture.PASSWORD);
        String first = anybody.cookie("firebreak").orElseThrow();
        anybody.get("/api/v1/session");
        anybody.signIn("ada", WebFixture.PASSWORD);

        assertThat(anybody.cookie("firebreak").orElseThrow()).isNotEqualTo(first);
    }

    @Test
    void removingAnAccountEndsItsSession() throws Exception {
        try (Caller reviewer = Caller.signedIn(server, "rex")) {
            server.accounts.remove("rex");

            assertThat(reviewer.get("/api/v1/live").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aChangedPasswordEndsTheSessionAndIsTheOneThatCounts() throws Exception {
        try (Caller reviewer = Caller.signedIn(server, "rex")) {
            String body = "{\"old\":\"%s\",\"password\":\"another long one\"}".formatted(WebFixture.PASSWORD);

            assertThat(reviewer.send("PUT", "/api/v1/session/password", body).statusCode())
                    .isEqualTo(204);
            assertThat(reviewer.get("/api/v1/live").statusCode()).isEqualTo(401);
            reviewer.get("/api/v1/session");
            assertThat(reviewer.signIn("rex", "another long one").statusCode()).isEqualTo(204);
        }
    }

    @Test
    void throttlesGuessing() throws Exception {
        anybody.get("/api/v1/session");
        for (int i = 0; i < 5; i++) {
            assertThat(anybody.signIn("ada", "wrong").statusCode()).isEqualTo(401);
        }
        HttpResponse<String> refused = anybody.signIn("ada", WebFixture.PASSWORD);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        server.clock.advance(Duration.ofMinutes(16));
        assertThat(anybody.signIn("ada", WebFixture.PASSWORD).statusCode()).isEqualTo(204);
    }

    @Test
    void sendsHeadersThatKeepBrowsersSafe() throws IOException, InterruptedException {
        HttpResponse<String> page = anybody.get("/console/index.html");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    }

    @Test
    void metricsCanBeOpened() throws Exception {
        try (WebFixture open = new WebFixture(java.util.Map.of("FIREBREAK_HTTP_OPEN_METRICS", "true"));
                Caller caller = new Caller(open)) {
            assertThat(caller.get("/metrics").body()).contains("firebreak_event_clients");
        }
    }
}
