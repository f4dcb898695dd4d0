package dev.firebreak.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.footage.ClipPrintStore.Detail;
import dev.firebreak.core.footage.ClipPrints;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.testkit.copy.SampleFilm;
import dev.firebreak.testkit.footage.FootageSamples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Clips that show the same, over REST. */
final class NearDuplicateRestIT {
    private static Footage add(WebFixture server, String name, int from, int seconds) {
        Footage clip = server.library.add(
                name,
                FootageSamples.description("yard", name, "class:harmless"),
                List.of(),
                name.getBytes(StandardCharsets.UTF_8));
        ClipPrints prints =
                new ClipPrints(List.of(), Optional.of(new SampleFilm(1).video(from, seconds)), Optional.empty());
        server.library.duplicates.enter(clip.id(), prints, Detail.WHOLE, "cleo");
        return clip;
    }

    @Test
    void aClipSaysWhatShowsTheSameAndACustodianMayRule() throws Exception {
        try (WebFixture server = new WebFixture();
                Caller cleo = Caller.signedIn(server, "cleo");
                Caller rex = Caller.signedIn(server, "rex")) {
            Footage whole = add(server, "whole.mp4", 0, 30);
            Footage part = add(server, "part.mp4", 10, 15);
            String path = "/api/v1/footage/" + part.id();

            JsonNode similar =
                    Caller.json(cleo.get(path)).path("nearDuplicates").get(0);

            assertThat(similar.path("clip").path("name").asString()).isEqualTo("whole.mp4");
            assertThat(similar.path("there").path("fromMillis").asLong()).isBetween(9_000L, 11_000L);
            assertThat(similar.path("by").get(0).asString()).isEqualTo("picture");
            assertThat(similar.path("holds").asBoolean()).isFalse();
            assertThat(Caller.json(cleo.get(path + "/near-duplicates")).get(0)).isEqualTo(similar);
            JsonNode all = Caller.json(cleo.get("/api/v1/footage/near-duplicates"));
            assertThat(all.path("total").asLong()).isEqualTo(1);
            assertThat(all.path("pairs")).hasSize(1);
            assertThat(rex.get("/api/v1/footage/near-duplicates").statusCode()).isEqualTo(403);

            String ruling = path + "/near-duplicates/" + whole.id() + "/ruling";
            JsonNode ruled = Caller.json(cleo.send("PUT", ruling, "{\"ruling\":\"not-the-same\"}"));
            assertThat(ruled.path("said").path("ruling").asString()).isEqualTo("not-the-same");
            assertThat(ruled.path("said").path("by").asString()).isEqualTo("cleo");
            assertThat(server.library.pairs.likeness().joins()).isEmpty();
            assertThat(rex.send("PUT", ruling, "{}").statusCode()).isEqualTo(403);
            assertThat(cleo.send("PUT", ruling, "{\"ruling\":\"perhaps\"}").statusCode())
                    .isEqualTo(400);
            assertThat(Caller.json(cleo.send("PUT", ruling, "{}")).path("said").isNull())
                    .isTrue();
            assertThat(cleo.send("PUT", path + "/near-duplicates/" + part.id() + "/ruling", "{}")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(server.audit.about("footage:" + whole.id(), 5)).hasSize(2);
        }
    }

    @Test
    void aWithdrawalNamesWhatItHoldsAndTheClipSaysSo() throws Exception {
        try (WebFixture server = new WebFixture();
                Caller cleo = Caller.signedIn(server, "cleo")) {
            Footage whole = add(server, "whole.mp4", 0, 30);
            Footage part = add(server, "part.mp4", 10, 15);

            JsonNode reach = Caller.json(
                    cleo.send("POST", "/api/v1/footage/%s/withdraw".formatted(whole.id()), "{\"reason\":\"asked\"}"));

            assertThat(reach.path("nearDuplicates").get(0).path("id").asString())
                    .isEqualTo(part.id().toString());
            JsonNode similar =
                    Caller.json(cleo.get("/api/v1/footage/" + part.id())).path("nearDuplicates");
            assertThat(similar.get(0).path("holds").asBoolean()).isTrue();
        }
    }
}
