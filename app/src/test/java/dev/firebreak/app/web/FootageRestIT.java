package dev.firebreak.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.account.AuditEntry;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.ModelLineage;
import dev.firebreak.core.footage.ShotMark;
import dev.firebreak.core.footage.Thumbnail;
import dev.firebreak.testkit.footage.FootageSamples;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FootageRestIT {
    private WebFixture server;
    private Caller custodian;
    private Footage night;
    private Footage day;

    @BeforeEach
    @SuppressWarnings("MustBeClosedChecker") // closed after each test
    void start() throws Exception {
        server = new WebFixture();
        custodian = Caller.signedIn(server, "cleo");
        night = add("night.mp4", "light:night", "class:real-first-person-firearm", "weapon-type:rifle");
        day = add("day.mp4", "light:day", "class:harmless", "camera-mount:chest");
    }

    @AfterEach
    void stop() {
        custodian.close();
        server.close();
    }

    @Test
    void searchesByWordsAndLabelsAndCounts() throws Exception {
        JsonNode all = Caller.json(custodian.get("/api/v1/footage"));
        JsonNode found = Caller.json(custodian.get("/api/v1/footage?text=somewhere&label=light:night"));

        assertThat(all.path("total").asLong()).isEqualTo(2);
        assertThat(found.path("clips")
                        .valueStream()
                        .map(clip -> clip.path("name").asString()))
                .containsExactly("night.mp4");
        JsonNode light = found.path("facets")
                .valueStream()
                .filter(facet -> facet.path("name").asString().equals("light"))
                .findFirst()
                .orElseThrow();
        assertThat(light.path("title").asString()).isEqualTo("Light");
        assertThat(light.path("terms")
                        .valueStream()
                        .map(term -> term.path("title").asString()))
                .containsExactlyInAnyOrder("Night", "Daylight");
        assertThat(custodian.get("/api/v1/footage?label=night").statusCode()).isEqualTo(400);
        assertThat(custodian.get("/api/v1/footage?limit=201").statusCode()).isEqualTo(400);
        assertThat(custodian.get("/api/v1/footage?standing=lost").statusCode()).isEqualTo(400);
    }

    @Test
    void showsOneClipWithItsStillsAndMedia() throws Exception {
        String path = "/api/v1/footage/" + night.id();
        JsonNode clip = Caller.json(custodian.get(path));

        assertThat(clip.path("description").path("sourceGroup").asString()).isEqualTo("group");
        assertThat(clip.path("stills").size()).isEqualTo(2);
        assertThat(custodian
                        .get(clip.path("stills").get(1).path("href").asString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(custodian.get(path + "/stills/7.jpg").statusCode()).isEqualTo(404);
        assertThat(Caller.json(custodian.get(path + "/sound"))
                        .path("stepMillis")
                        .asInt())
                .isEqualTo(5);
        assertThat(custodian
                        .get("/api/v1/footage/00000000-0000-0000-0000-000000000000")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void givesOutMediaByRangesAndWritesDownThatItWasOpened() throws Exception {
        String path = "/api/v1/footage/%s/media".formatted(night.id());
        HttpResponse<String> whole = custodian.get(path);
        HttpResponse<String> part = custodian.send(custodian.request(path).header("Range", "bytes=4-7"));
        HttpResponse<String> beyond = custodian.send(custodian.request(path).header("Range", "bytes=4000-"));

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Content-Type")).hasValue("video/mp4");
        assertThat(whole.body()).hasSize((int) night.bytes());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("ftyp");
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 4-7/" + night.bytes());
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(server.audit.list(10, 0)).extracting(AuditEntry::what).containsOnlyOnce("open-footage");
    }

    @Test
    void changesMarksOnlyFromTheVersionThatWasSeen() throws Exception {
        String path = "/api/v1/footage/%s/marks".formatted(night.id());
        server.library.heard.addAll(List.of(Duration.ofSeconds(1), Duration.ofMillis(2_500)));
        assertThat(custodian.send("POST", path + "/proposals", "").statusCode()).isEqualTo(202);
        assertThat(Caller.json(custodian.get(path + "/proposals")).path("state").asString())
                .isEqualTo("done");
        String version = Caller.json(custodian.get(path)).path("version").asString();

        String changes = "{\"version\":\"%s\",\"changes\":[{\"atMillis\":1000,\"state\":\"confirmed\"},"
                + "{\"atMillis\":2500,\"state\":null},{\"atMillis\":2510,\"state\":\"confirmed\"}]}";
        HttpResponse<String> changed = custodian.send("PATCH", path, changes.formatted(version));
        HttpResponse<String> stale = custodian.send("PATCH", path, changes.formatted(version));

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(server.library.marks.marks(night.id()))
                .extracting(mark -> mark.at().toMillis() + " " + mark.state())
                .containsExactly("1000 CONFIRMED", "2510 CONFIRMED");
        assertThat(stale.statusCode()).isEqualTo(409);
        String next = Caller.json(changed).path("version").asString();
        HttpResponse<String> seen =
                custodian.send("PUT", path + "/seen", "{\"version\":\"%s\",\"seen\":true}".formatted(next));
        assertThat(Caller.json(seen).path("state").asString()).isEqualTo("reviewed");
        assertThat(server.library.marks.marks(night.id())).allMatch(mark -> mark.state() == ShotMark.State.CONFIRMED);
    }

    @Test
    void limitsChangesOfMarks() throws Exception {
        String path = "/api/v1/footage/%s/marks".formatted(night.id());
        String version = Caller.json(custodian.get(path)).path("version").asString();

        assertThat(mark(path, version, 10_001).statusCode()).isEqualTo(400);
        assertThat(mark(path, version, -1).statusCode()).isEqualTo(400);
        assertThat(changes(path, version, 101).statusCode()).isEqualTo(400);
        assertThat(changes(path, version, 0).statusCode()).isEqualTo(400);
        assertThat(mark(path, version, 10_000).statusCode()).isEqualTo(200);
        String next = Caller.json(custodian.get(path)).path("version").asString();
        assertThat(changes(path, next, 100).statusCode()).isEqualTo(200);
    }

    @Test
    void withdrawsAndNamesWhatWasMadeOfIt() throws Exception {
        server.library.models.register(new ModelLineage(
                "first",
                "1.0",
                "here",
                new TreeSet<>(List.of("dock/group")),
                new TreeSet<>(),
                server.clock.instant(),
                "ada"));
        String path = "/api/v1/footage/%s/withdraw".formatted(night.id());

        assertThat(custodian.send("POST", path, "{\"reason\":\" \"}").statusCode())
                .isEqualTo(400);
        JsonNode reach = Caller.json(custodian.send("POST", path, "{\"reason\":\"consent was taken back\"}"));

        assertThat(reach.path("clip").path("withdrawn").asBoolean()).isTrue();
        assertThat(reach.path("models").get(0).path("name").asString()).isEqualTo("first");
        assertThat(Caller.json(custodian.get("/api/v1/footage")).path("total").asLong())
                .isEqualTo(1);
        assertThat(Caller.json(custodian.get("/api/v1/footage?standing=withdrawn"))
                        .path("total")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void describesAnew() throws Exception {
        String path = "/api/v1/footage/" + day.id();
        String said = Caller.json(custodian.get(path)).path("description").toString();

        assertThat(custodian
                        .send("PUT", path + "/description", said.replace("light:day", "light:dusk"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(custodian
                        .send("PUT", path + "/description", said.replace("light:day", "light:pink"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(custodian
                        .send("PUT", path + "/description", "{\"set\":\"x\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.library
                        .catalogue
                        .find(day.id())
                        .orElseThrow()
                        .description()
                        .labels())
                .anyMatch(label -> label.term().equals("dusk"));
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        JsonNode table = Caller.json(custodian.get("/api/v1/coverage?rows=light&columns=camera-mount"));
        String gaps = custodian.get("/api/v1/coverage/gaps?limit=200").body();

        assertThat(table.path("rows").path("title").asString()).isEqualTo("Light");
        assertThat(table.path("clips").size())
                .isEqualTo(table.path("rows").path("terms").size());
        assertThat(gaps).contains("No place ‘water’.").doesNotContain("No light ‘night’.");
        assertThat(custodian.get("/api/v1/coverage?rows=light&columns=colour").statusCode())
                .isEqualTo(404);
    }

    @Test
    void addsToTheVocabulary() throws Exception {
        assertThat(custodian
                        .send("PUT", "/api/v1/vocabulary/light/moonlight", "{\"title\":\"Moonlight\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(custodian
                        .send("PUT", "/api/v1/vocabulary/light/Moon", "{\"title\":\"x\"}")
                        .statusCode())
                .isEqualTo(400);
        try (Caller contributor = Caller.signedIn(server, "cory")) {
            assertThat(contributor.get("/api/v1/vocabulary").body()).contains("Moonlight");
            assertThat(contributor
                            .send("PUT", "/api/v1/vocabulary/light/x", "{\"title\":\"x\"}")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(contributor.get("/api/v1/footage").statusCode()).isEqualTo(403);
        }
        try (Caller reviewer = Caller.signedIn(server, "rex")) {
            assertThat(reviewer.get("/api/v1/footage").statusCode()).isEqualTo(403);
            assertThat(reviewer.get("/api/v1/uploads").statusCode()).isEqualTo(403);
        }
        assertThat(custodian.get("/api/v1/incidents").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> mark(String path, String version, long at) throws Exception {
        return custodian.send(
                "PATCH",
                path,
                "{\"version\":\"%s\",\"changes\":[{\"atMillis\":%d,\"state\":\"confirmed\"}]}".formatted(version, at));
    }

    private HttpResponse<String> changes(String path, String version, int count) throws Exception {
        String[] changes = new String[count];
        Arrays.setAll(changes, i -> "{\"atMillis\":%d,\"state\":\"rejected\"}".formatted(i * 10));
        return custodian.send(
                "PATCH", path, "{\"version\":\"%s\",\"changes\":[%s]}".formatted(version, String.join(",", changes)));
    }

    private Footage add(String name, String... labels) {
        byte[] media = ("    ftyp" + name).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return server.library.add(
                name,
                FootageSamples.description("dock", "group", labels),
                List.of(
                        new Thumbnail(Duration.ofSeconds(1), new byte[] {1}),
                        new Thumbnail(Duration.ofSeconds(2), new byte[] {2})),
                media);
    }
}
