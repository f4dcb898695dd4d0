package dev.firebreak.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firebreak.core.account.AuditEntry;
import dev.firebreak.core.verdict.VerdictLevel;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Shadow mode over REST, against the real web server over stores in memory. */
final class ShadowRestIT {
    private WebFixture server;
    private Caller rex;

    @BeforeEach
    @SuppressWarnings("MustBeClosedChecker") // closed after each test
    void start() throws Exception {
        server = new WebFixture(Map.of("FIREBREAK_ACT_MAX_FALSE_HOLDS_PER_HOUR", "0.1"));
        rex = Caller.signedIn(server, "rex");
    }

    @AfterEach
    void stop() {
        rex.close();
        server.close();
    }

    @Test
    void reportsWhatWasMeasuredAndWhatIsLeftToProve() throws Exception {
        ShadowSamples.record(server, "lobby", Duration.ofHours(10), VerdictLevel.HOLD, VerdictLevel.CUT);

        JsonNode report = Caller.json(rex.get("/api/v1/shadow"));
        JsonNode total = report.path("total");
        assertThat(total.path("streamHours").asDouble()).isEqualTo(10);
        assertThat(total.path("unreviewed").asInt()).isEqualTo(2);
        assertThat(total.path("falseHolds").path("events").asInt()).isEqualTo(2);
        assertThat(total.path("falseHolds").path("upperPerHour").asDouble()).isCloseTo(0.6296, within(1e-4));
        assertThat(total.path("falseHolds").path("hoursToProve").asDouble()).isCloseTo(52.96, within(0.01));
        assertThat(report.path("streams").get(0).path("stream").asString()).isEqualTo("lobby");
        assertThat(rex.get("/api/v1/shadow/report.csv").body().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("*,10.0,1,1,0,2,0,0,0,0,0,2,0.2,0.6"))
                .anyMatch(line -> line.startsWith("lobby,10.0,"));
    }

    @Test
    void aReviewCountsAtOnceAndIsAudited() throws Exception {
        ShadowSamples.record(server, "lobby", Duration.ofHours(40), VerdictLevel.CUT);
        assertThat(level()).isEqualTo("watch");

        JsonNode reviewed = Caller.json(review(1, "{\"mark\": \"real\"}", 200));

        assertThat(reviewed.path("verdict").path("mark").asString()).isEqualTo("real");
        assertThat(reviewed.path("verdict").path("reviewedBy").asString()).isEqualTo("rex");
        assertThat(reviewed.path("report")
                        .path("total")
                        .path("falseHolds")
                        .path("events")
                        .asInt())
                .isZero();
        assertThat(level()).as("0 false holds in 40 h are within 0.1 an hour").isEqualTo("hold");
        assertThat(server.audit.list(10, 0)).extracting(AuditEntry::what).contains("review-shadow-verdict", "arming");

        review(1, "{\"mark\": \"game\"}", 200);
        assertThat(level()).isEqualTo("watch");
    }

    @Test
    void listsVerdictsWithTheirPictures() throws Exception {
        ShadowSamples.record(server, "lobby", Duration.ofHours(1), VerdictLevel.HOLD, VerdictLevel.CUT);
        review(1, "{\"mark\": \"false-alarm\"}", 200);

        JsonNode list = Caller.json(rex.get("/api/v1/shadow/verdicts?limit=10"));
        assertThat(list).hasSize(2);
        assertThat(list.get(0).path("level").asString()).isEqualTo("cut");
        assertThat(list.get(1).path("mark").asString()).isEqualTo("false-alarm");
        assertThat(rex.get(list.get(0).path("still").asString()).headers().firstValue("Content-Type"))
                .contains("image/jpeg");
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        ShadowSamples.record(server, "lobby", Duration.ofHours(1), VerdictLevel.HOLD);

        review(1, "{\"mark\": \"FALSE_ALARM\"}", 400);
        review(1, "{}", 400);
        review(7, "{\"mark\": \"game\"}", 404);
        for (String path : List.of("verdicts/nonsense/still.jpg", "verdicts?limit=201", "verdicts?limit=0")) {
            assertThat(rex.get("/api/v1/shadow/" + path).statusCode()).as(path).isEqualTo(400);
        }
        try (Caller nobody = new Caller(server)) {
            assertThat(nobody.get("/api/v1/shadow").statusCode()).isEqualTo(401);
        }
    }

    private HttpResponse<String> review(int number, String body, int status) throws Exception {
        var answer = rex.send("PUT", "/api/v1/shadow/verdicts/%s/review".formatted(ShadowSamples.id(number)), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    private String level() throws Exception {
        return Caller.json(rex.get("/api/v1/model"))
                .path("arming")
                .path("level")
                .asString();
    }
}
