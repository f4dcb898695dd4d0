package dev.firebreak.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.incident.Until;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Uploads by tus 1.0 over HTTP, as a program would do it. */
class UploadIT {
    static final String ABOUT = """
            {"set":"dock","sourceGroup":"exercise 1","label":"gunshot","use":"train","labels":["class:harmless"],
             "contributor":"Police of Somewhere","lawfulBasis":"public task","purpose":"training","licence":"none stated"}
            """;

    private WebFixture server;
    private Caller contributor;

    @BeforeEach
    @SuppressWarnings("MustBeClosedChecker") // closed after each test
    void start() throws Exception {
        server = new WebFixture(Map.of(
                "FIREBREAK_UPLOADS_MAX_FILE", "1MiB",
                "FIREBREAK_UPLOADS_MAX_CHUNK", "64KiB",
                "FIREBREAK_UPLOADS_PER_PERSON", "3"));
        contributor = Caller.signedIn(server, "cory");
    }

    @AfterEach
    void stop() {
        contributor.close();
        server.close();
    }

    @Test
    void takesAFileInPiecesAndSaysWhatBecameOfIt() throws Exception {
        byte[] media = media(100_000, 1);
        String place = begin(media.length, "clip.mp4", ABOUT);

        assertThat(piece(place, 0, Arrays.copyOf(media, 65_536)).headers().firstValue("Upload-Offset"))
                .hasValue("65536");
        assertThat(head(place).headers().firstValue("Upload-Offset")).hasValue("65536");
        assertThat(piece(place, 65_536, Arrays.copyOfRange(media, 65_536, media.length))
                        .statusCode())
                .isEqualTo(204);

        JsonNode upload = finished(place);
        assertThat(upload.path("state").asString()).isEqualTo("added");
        assertThat(server.library.catalogue.find(dev.firebreak.core.footage.FootageId.of(
                        upload.path("footage").asString())))
                .hasValueSatisfying(clip -> assertThat(clip.originalName()).isEqualTo("clip.mp4"));
        assertThat(Caller.json(contributor.get("/api/v1/uploads")).size()).isEqualTo(1);
        String again = begin(media.length, "copy.mp4", ABOUT);
        piece(again, 0, Arrays.copyOf(media, 65_536));
        piece(again, 65_536, Arrays.copyOfRange(media, 65_536, media.length));
        assertThat(finished(again).path("state").asString()).isEqualTo("duplicate");
    }

    @Test
    void refusesWhatIsNoMedia() throws Exception {
        String place = begin(4, "clip.mp4", ABOUT);
        piece(place, 0, new byte[4]);

        JsonNode upload = finished(place);

        assertThat(upload.path("state").asString()).isEqualTo("refused");
        assertThat(upload.path("outcome").asString()).contains("cannot be decoded");
        assertThat(contributor
                        .send(contributor
                                .request(place)
                                .header("Tus-Resumable", "1.0.0")
                                .DELETE())
                        .statusCode())
                .isEqualTo(204);
        assertThat(Caller.json(contributor.get("/api/v1/uploads")).size()).isZero();
    }

    @Test
    void refusesPiecesThatDoNotFit() throws Exception {
        String place = begin(100_000, "clip.mp4", ABOUT);

        assertThat(piece(place, 5, new byte[10]).statusCode()).isEqualTo(409);
        assertThat(piece(place, 0, new byte[65_537]).statusCode()).isEqualTo(413);
        assertThat(contributor
                        .send(patch(place, 0)
                                .method(
                                        "PATCH",
                                        BodyPublishers.ofInputStream(
                                                () -> new java.io.ByteArrayInputStream(new byte[10]))))
                        .statusCode())
                .isEqualTo(411);
        assertThat(contributor
                        .send(contributor
                                .request(place)
                                .header("Upload-Offset", "0")
                                .header("Content-Type", "application/offset+octet-stream")
                                .method("PATCH", BodyPublishers.ofByteArray(new byte[10])))
                        .statusCode())
                .isEqualTo(412);
        assertThat(piece(place, 0, new byte[65_536]).statusCode()).isEqualTo(204);
        assertThat(piece(place, 65_536, new byte[34_465]).statusCode()).isEqualTo(400);
        assertThat(head(place).headers().firstValue("Upload-Offset")).hasValue("65536");
    }

    @Test
    void refusesWhatDoesNotMatchItsChecksum() throws Exception {
        String place = begin(10, "clip.mp4", ABOUT);

        HttpResponse<String> wrong = contributor.send(patch(place, 0)
                .header("Upload-Checksum", "sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                .method("PATCH", BodyPublishers.ofByteArray(new byte[10])));

        assertThat(wrong.statusCode()).isEqualTo(460);
        assertThat(head(place).headers().firstValue("Upload-Offset")).hasValue("0");
    }

    @Test
    void limitsFilesAndPeople() throws Exception {
        assertThat(announce(1_048_577, "clip.mp4", ABOUT).statusCode()).isEqualTo(413);
        assertThat(announce(0, "clip.mp4", ABOUT).statusCode()).isEqualTo(400);
        for (int i = 0; i < 3; i++) {
            begin(1_048_576, "clip.mp4", ABOUT);
        }
        HttpResponse<String> fourth = announce(1, "clip.mp4", ABOUT);

        assertThat(fourth.statusCode()).isEqualTo(429);
        assertThat(Caller.json(fourth).path("detail").asString()).contains("3 uploads under way");
    }

    @Test
    void wantsToKnowWhatAFileIsBeforeItTakesIt() throws Exception {
        assertThat(announce(10, "", ABOUT).statusCode()).isEqualTo(400);
        assertThat(announce(10, "clip.mp4", "").statusCode()).isEqualTo(400);
        assertThat(announce(10, "clip.mp4", "{\"colour\":1}").statusCode()).isEqualTo(400);
        HttpResponse<String> unknown = announce(10, "clip.mp4", ABOUT.replace("class:harmless", "class:pink"));
        assertThat(Caller.json(unknown).path("detail").asString()).contains("'pink' is no term of class");
        HttpResponse<String> missing = announce(10, "clip.mp4", ABOUT.replace("\"class:harmless\"", ""));
        assertThat(Caller.json(missing).path("detail").asString()).contains("class is missing");
        assertThat(Caller.json(contributor.get("/api/v1/uploads")).size()).isZero();
    }

    @Test
    void everybodySeesTheirOwnAndCustodiansAll() throws Exception {
        String place = begin(10, "clip.mp4", ABOUT);
        try (Caller custodian = Caller.signedIn(server, "cleo");
                Caller admin = Caller.signedIn(server, "ada")) {
            assertThat(Caller.json(custodian.get("/api/v1/uploads")).size()).isEqualTo(1);
            assertThat(Caller.json(admin.get(place)).path("owner").asString()).isEqualTo("cory");
            HttpResponse<String> foreign = custodian.send(custodian
                    .request(place)
                    .header("Tus-Resumable", "1.0.0")
                    .header("Upload-Offset", "0")
                    .header("Content-Type", "application/offset+octet-stream")
                    .method("PATCH", BodyPublishers.ofByteArray(new byte[10])));
            assertThat(foreign.statusCode()).isEqualTo(404);
        }
    }

    @Test
    void changesNeedTheCsrfToken() throws Exception {
        String place = begin(10, "clip.mp4", ABOUT);

        assertThat(contributor
                        .withoutCsrf()
                        .send(patch(place, 0).method("PATCH", BodyPublishers.ofByteArray(new byte[10])))
                        .statusCode())
                .isEqualTo(403);
    }

    private String begin(long length, String name, String about) throws Exception {
        HttpResponse<String> answer = announce(length, name, about);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> announce(long length, String name, String about) throws Exception {
        return contributor.send(contributor
                .request("/api/v1/uploads")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", Long.toString(length))
                .header("Upload-Metadata", "filename %s,about %s".formatted(base64(name), base64(about)))
                .POST(BodyPublishers.noBody()));
    }

    private java.net.http.HttpRequest.Builder patch(String place, long offset) {
        return contributor
                .request(place)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", Long.toString(offset))
                .header("Content-Type", "application/offset+octet-stream");
    }

    private HttpResponse<String> piece(String place, long offset, byte[] bytes) throws Exception {
        return contributor.send(patch(place, offset).method("PATCH", BodyPublishers.ofByteArray(bytes)));
    }

    private HttpResponse<String> head(String place) throws Exception {
        return contributor.send(
                contributor.request(place).header("Tus-Resumable", "1.0.0").method("HEAD", BodyPublishers.noBody()));
    }

    private JsonNode finished(String place) throws Exception {
        Until.isTrue("the upload is checked", () -> {
            try {
                return !Caller.json(contributor.get(place))
                                .path("outcome")
                                .asString()
                                .isEmpty()
                        || Caller.json(contributor.get(place))
                                .path("state")
                                .asString()
                                .equals("added");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        return Caller.json(contributor.get(place));
    }

    static byte[] media(int length, int seed) {
        byte[] media = new byte[length];
        new java.util.Random(seed).nextBytes(media);
        System.arraycopy("    ftyp".getBytes(StandardCharsets.UTF_8), 0, media, 0, 8);
        return media;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
