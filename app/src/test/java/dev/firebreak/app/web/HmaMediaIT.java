package dev.firebreak.app.web;

import static dev.firebreak.app.web.HmaClient.encode;
import static dev.firebreak.app.web.HmaClient.is;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Files by the interface of HMA: handed in, or named by URL. */
class HmaMediaIT {
    private static final byte[] CLIP = "not decoded, only hashed".repeat(100).getBytes(StandardCharsets.US_ASCII);

    private static HttpServer media;
    private static byte[] picture;
    private static byte[] black;

    private HmaFixture hma;

    @BeforeAll
    static void serve() throws IOException {
        picture = HmaClient.picture(1);
        black = HmaClient.black();
        media = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        give("/picture", "image/png", picture);
        give("/black.png", "image/png", black);
        give("/clip", "video/mp4", CLIP);
        give("/untold", "application/octet-stream", picture);
        give("/unknown", "application/octet-stream", CLIP);
        give("/at", "video/mp4", new byte[HmaFixture.MAX_FILE]);
        give("/over", "video/mp4", new byte[HmaFixture.MAX_FILE + 1]);
        media.start();
    }

    private static void give(String path, String type, byte[] bytes) {
        media.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    @AfterAll
    static void serveNoMore() {
        media.stop(0);
    }

    @BeforeEach
    @SuppressWarnings("MustBeClosedChecker") // closed after each test
    void start() throws Exception {
        hma = new HmaFixture(Map.of("FIREBREAK_ADDRESSES_ALLOWED_NETWORKS", "127.0.0.1"));
        is(201, hma.admin.json("POST", "/c/banks", "{\"name\":\"A\"}"));
    }

    @AfterEach
    void stop() {
        hma.close();
    }

    private static String url(String path) {
        return encode("http://127.0.0.1:" + media.getAddress().getPort() + path);
    }

    private static String md5(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    }

    @Test
    void aFileIsHashedByUrlAndByUploadAlike() throws Exception {
        JsonNode byUrl = is(200, hma.reviewer.send("GET", "/h/hash?url=" + url("/picture")));
        assertThat(byUrl.path("pdq").asString()).matches("[0-9a-f]{64}");
        assertThat(byUrl.size()).isEqualTo(1);
        assertThat(is(200, hma.reviewer.upload("/h/hash", "photo", picture, Map.of())))
                .isEqualTo(byUrl);
        assertThat(is(200, hma.reviewer.send("GET", "/h/hash?types=pdq&url=" + url("/untold"))))
                .isEqualTo(byUrl);

        JsonNode clip = is(200, hma.reviewer.send("GET", "/h/hash?url=" + url("/clip")));
        assertThat(clip.toString()).isEqualTo("{\"video_md5\":\"%s\"}".formatted(md5(CLIP)));
        assertThat(is(200, hma.reviewer.upload("/h/hash?types=video_md5", "video", CLIP, Map.of())))
                .isEqualTo(clip);
        assertThat(is(200, hma.reviewer.send("GET", "/h/hash?content_type=video&url=" + url("/unknown"))))
                .isEqualTo(clip);
    }

    @Test
    void whatCannotBeHashedIsRefused() throws Exception {
        is(400, hma.reviewer.send("GET", "/h/hash"));
        is(403, hma.reviewer.send("GET", "/h/hash?url=" + encode("file:///etc/passwd")));
        is(400, hma.reviewer.send("GET", "/h/hash?url=" + url("/unknown")));
        is(400, hma.reviewer.send("GET", "/h/hash?content_type=photo&url=" + url("/clip")));
        is(400, hma.reviewer.send("GET", "/h/hash?content_type=sound&url=" + url("/clip")));
        is(400, hma.reviewer.send("GET", "/h/hash?types=pdq&url=" + url("/clip")));
        is(400, hma.reviewer.send("GET", "/h/hash?types=vpdq&url=" + url("/picture")));
        is(502, hma.reviewer.send("GET", "/h/hash?url=" + url("/missing")));
        is(400, hma.reviewer.upload("/h/hash", "file", picture, Map.of()));
        is(400, hma.reviewer.upload("/h/hash", "photo", Arrays.copyOf(picture, picture.length / 8), Map.of()));
        is(400, hma.reviewer.upload("/h/hash", "photo", new byte[0], Map.of()));
        is(400, hma.reviewer.json("POST", "/h/hash", "{}"));
        is(404, hma.reviewer.send("GET", "/h/nothing"));
    }

    @Test
    void filesAndFormsAreTakenUpToTheirLimits() throws Exception {
        is(200, hma.reviewer.send("GET", "/h/hash?url=" + url("/at")));
        is(413, hma.reviewer.send("GET", "/h/hash?url=" + url("/over")));
        is(200, hma.reviewer.upload("/h/hash", "video", new byte[HmaFixture.MAX_FILE], Map.of()));
        is(413, hma.reviewer.upload("/h/hash", "video", new byte[HmaFixture.MAX_FILE + 1], Map.of()));
        is(200, hma.reviewer.upload("/h/hash", "video", CLIP, Map.of("more", "x".repeat(32_768))));
        is(400, hma.reviewer.upload("/h/hash", "video", CLIP, Map.of("more", "x".repeat(32_769))));
        Map<String, String> nine = new java.util.HashMap<>();
        for (int i = 0; i < 9; i++) {
            nine.put("field" + i, "x");
        }
        is(200, hma.reviewer.upload("/h/hash", "video", CLIP, nine));
        nine.put("field9", "x");
        is(400, hma.reviewer.upload("/h/hash", "video", CLIP, nine));
        String most = "{\"name\":\"B\"" + " ".repeat(65_536 - 12) + "}";
        is(413, hma.admin.json("POST", "/c/banks", most + " "));
        is(201, hma.admin.json("POST", "/c/banks", most));
        try (var left = Files.list(Path.of("target", "hma-it", "hma"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aFormOfNoStatedLengthIsTakenUpToTheLimitAndABrokenOneRefused() throws Exception {
        byte[] whole = HmaClient.form("video", new byte[HmaFixture.MAX_FILE]);
        is(200, hma.reviewer.chunked("/h/hash", whole));
        is(413, hma.reviewer.chunked("/h/hash", HmaClient.form("video", new byte[HmaFixture.MAX_FILE + 1])));
        is(400, hma.reviewer.chunked("/h/hash", Arrays.copyOf(whole, whole.length / 2)));
        is(400, hma.reviewer.chunked("/h/hash", "no form at all".getBytes(StandardCharsets.US_ASCII)));
        is(400, hma.reviewer.chunked("/h/hash", new byte[0]));
    }

    @Test
    void aBankedPictureIsFoundByUrlAndByUpload() throws Exception {
        JsonNode added = is(200, hma.reviewer.send("POST", "/c/bank/A/content?url=" + url("/picture")));
        hma.follow();
        String banks = "{\"A\":[{\"bank_content_id\":%d,\"distance\":\"0\"}]}"
                .formatted(added.path("id").asLong());
        String byUrl = "/m/lookup?url=" + url("/picture");
        assertThat(is(200, hma.reviewer.send("GET", byUrl)).toString()).isEqualTo("{\"pdq\":%s}".formatted(banks));
        assertThat(is(200, hma.reviewer.send("GET", byUrl + "&signal_type=pdq")).toString())
                .isEqualTo(banks);
        is(400, hma.reviewer.send("GET", byUrl + "&signal_type=video_md5"));
        assertThat(is(200, hma.reviewer.upload("/m/lookup?bypass_coinflip=true", "photo", picture, Map.of()))
                        .toString())
                .isEqualTo("{\"pdq\":%s}".formatted(banks));
        assertThat(is(200, hma.reviewer.upload("/m/lookup?banks=B", "photo", picture, Map.of()))
                        .toString())
                .isEqualTo("{\"pdq\":{}}");
        assertThat(is(200, hma.reviewer.send("GET", "/m/lookup?url=" + url("/clip")))
                        .toString())
                .isEqualTo("{\"video_md5\":{}}");
    }

    /** In HMA a look-up of such a picture by URL fails. */
    @Test
    void aBlackPictureHasNoHashMatchesNothingAndIsNotBanked() throws Exception {
        assertThat(is(200, hma.reviewer.send("GET", "/h/hash?url=" + url("/black.png")))
                        .toString())
                .isEqualTo("{\"pdq\":\"\"}");
        assertThat(is(200, hma.reviewer.send("GET", "/m/lookup?url=" + url("/black.png")))
                        .toString())
                .isEqualTo("{\"pdq\":{}}");
        assertThat(is(200, hma.reviewer.upload("/m/lookup", "photo", black, Map.of()))
                        .toString())
                .isEqualTo("{\"pdq\":{}}");
        is(400, hma.reviewer.upload("/c/bank/A/content", "photo", black, Map.of()));
    }

    @Test
    void contentIsBankedWithWhatTheClientSaysOfIt() throws Exception {
        String body = "{\"metadata\":{\"content_id\":\"7\",\"content_uri\":\"https://x.example/7\","
                + "\"json\":{\"a\":[1,null]}},\"note\":\"from a report\"}";
        JsonNode added = is(200, hma.reviewer.json("POST", "/c/bank/A/content?url=" + url("/picture"), body));
        assertThat(added.propertyNames()).containsExactly("id", "signals");
        String path = "/c/bank/A/content/" + added.path("id").asLong();
        JsonNode shown = is(200, hma.reviewer.send("GET", path + "?include_signals=true"));
        assertThat(shown.path("signals")).isEqualTo(added.path("signals"));
        assertThat(shown.path("note").asString()).isEqualTo("from a report");
        assertThat(shown.path("metadata").toString())
                .isEqualTo("{\"content_id\":\"7\",\"content_uri\":\"https://x.example/7\",\"json\":{\"a\":[1,null]}}");
        assertThat(is(200, hma.reviewer.upload("/c/bank/A/content", "photo", picture, Map.of()))
                        .path("id"))
                .isEqualTo(added.path("id"));

        for (String wrong : new String[] {
            "{\"metadata\":{\"colour\":1}}",
            "{\"metadata\":[]}",
            "{\"metadata\":{\"json\":\"text\"}}",
            "{\"metadata\":{\"content_id\":7}}",
            "{\"note\":\"%s\"}".formatted("n".repeat(256))
        }) {
            is(400, hma.reviewer.json("POST", "/c/bank/A/content?url=" + url("/picture"), wrong));
        }
        is(400, hma.reviewer.json("POST", "/c/bank/A/content", body));
        is(404, hma.reviewer.json("POST", "/c/bank/B/content?url=" + url("/picture"), body));
    }

    /** Coop puts what HMA calls json into the form's metadata, and the rest beside it. */
    @Test
    void contentIsBankedFromAFormInHmasWayAndInCoops() throws Exception {
        Map<String, String> coops = Map.of(
                "content_id",
                "8",
                "content_uri",
                "https://x.example/8",
                "metadata",
                "{\"source\":\"queue\"}",
                "note",
                "n");
        JsonNode added = is(200, hma.reviewer.upload("/c/bank/A/content", "video", CLIP, coops));
        assertThat(added.path("signals").toString()).isEqualTo("{\"video_md5\":\"%s\"}".formatted(md5(CLIP)));
        JsonNode shown = is(
                200,
                hma.reviewer.send("GET", "/c/bank/A/content/" + added.path("id").asLong() + "?include_signals=true"));
        assertThat(shown.path("signals")).isEqualTo(added.path("signals"));
        assertThat(shown.path("metadata").toString())
                .isEqualTo(
                        "{\"content_id\":\"8\",\"content_uri\":\"https://x.example/8\",\"json\":{\"source\":\"queue\"}}");

        Map<String, String> hmas = Map.of("metadata", "{\"content_id\":\"9\",\"json\":{\"b\":2}}");
        JsonNode other = is(200, hma.reviewer.upload("/c/bank/A/content", "photo", picture, hmas));
        assertThat(is(
                                200,
                                hma.reviewer.send(
                                        "GET",
                                        "/c/bank/A/content/" + other.path("id").asLong()))
                        .path("metadata")
                        .toString())
                .isEqualTo("{\"content_id\":\"9\",\"json\":{\"b\":2}}");
        Map<String, String> mixed = Map.of("metadata", "{\"content_id\":\"9\",\"colour\":2}");
        is(400, hma.reviewer.upload("/c/bank/A/content", "photo", picture, mixed));
    }
}
