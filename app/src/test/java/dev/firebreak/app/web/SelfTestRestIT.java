package dev.firebreak.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.copy.Channel;
import dev.firebreak.core.copy.trial.IncidentTrialStore.Numbered;
import dev.firebreak.core.copy.trial.IncidentTrialStore.Plan;
import dev.firebreak.core.copy.trial.Trial;
import dev.firebreak.core.edit.EditKind;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.incident.IncidentSamples;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The self-test of an incident, over REST. */
final class SelfTestRestIT {
    private static Incident open(WebFixture server) {
        return server.incidents.open(
                IncidentSamples.incident(VerdictLevel.CUT, SessionId.random(), FakeClock.START), List.of());
    }

    @Test
    void saysHowFarItIsAndWhichEditsWouldGetThrough() throws Exception {
        try (WebFixture server = new WebFixture();
                Caller rex = Caller.signedIn(server, "rex")) {
            Incident incident = open(server);
            String path = "/api/v1/incidents/%s/self-test".formatted(incident.id());
            assertThat(Caller.json(rex.get(path)).path("standing").asString()).isEqualTo("waiting");

            server.trials.begin(incident.id(), new Plan(816, 1, 15, true), FakeClock.START);
            Trial seen = new Trial(EditKind.CROPPED, "cropped to 90 %", Set.of(Channel.PICTURE), 0.9, 1);
            Trial heard = new Trial(EditKind.CROPPED, "cropped to 60 %", Set.of(Channel.SOUND), 0.9, 1);
            server.trials.add(incident.id(), List.of(new Numbered(0, seen), new Numbered(1, heard)), FakeClock.START);

            JsonNode test = Caller.json(rex.get(path));
            assertThat(test.path("standing").asString()).isEqualTo("running");
            assertThat(test.path("done").asInt()).isEqualTo(2);
            assertThat(test.path("planned").asInt()).isEqualTo(816);
            assertThat(test.path("all").path("recall").asDouble()).isEqualTo(1);
            assertThat(test.path("edits").get(0).path("byPictures").asInt()).isEqualTo(1);
            assertThat(test.path("weaknesses").get(0).asString())
                    .isEqualTo(
                            "cropped: 1 of 2 copies would be found by their sound only, for example: cropped to 60 %");
            assertThat(rex.get("/api/v1/incidents/%s/self-test".formatted(SessionId.random()))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void thereIsNoneWhereTheOperatorSwitchedItOff() throws Exception {
        try (WebFixture server = new WebFixture(Map.of("FIREBREAK_COPIES_SELF_TEST", "false"));
                Caller rex = Caller.signedIn(server, "rex")) {
            String path =
                    "/api/v1/incidents/%s/self-test".formatted(open(server).id());

            assertThat(Caller.json(rex.get(path)).path("standing").asString()).isEqualTo("none");
        }
    }
}
