package dev.firebreak.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.firebreak.app.cli.Clips;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.testkit.bank.BankSamples;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Files that are matched and banked over REST, against the real web server over stores in memory. */
class FileMatchRestIT {
    private static final int MAX_FILE = 8 << 20;

    @TempDir
    private static Path folder;

    private static Path film;
    private static Path copy;
    private static HttpServer media;
    private static final CountDownLatch HELD = new CountDownLatch(1);
    private static final CountDownLatch ASKED = new CountDownLatch(1);

    @SuppressWarnings("NullAway.Init") // set by each test
    private WebFixture server;

    @BeforeAll
    static void make() throws IOException {
        film = Clips.make(
                folder.resolve("film.mp4"),
                "-f lavfi -i mandelbrot=s=320x180:r=5:start_scale=2:end_scale=0.001:end_pts=250 -t 40"
                        + " -c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 15");
        copy = Clips.make(
                folder.resolve("copy.mp4"),
                "-ss 5 -t 30 -i " + film
                        + " -vf crop=iw*0.96:ih*0.96,scale=256:-2 -c:v libx264 -preset ultrafast -crf 30");
        media = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        give("/copy.mp4", Files.readAllBytes(copy));
        give("/at", new byte[MAX_FILE]);
        give("/over", new byte[MAX_FILE + 1]);
        media.createContext("/held", exchange -> {
            ASKED.countDown();
            try {
                HELD.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        media.setExecutor(task -> Thread.ofVirtual().start(task));
        media.start();
    }

    private static void give(String path, byte[] bytes) {
        media.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    @AfterAll
    static void serveNoMore() {
        HELD.countDown();
        media.stop(0);
    }

    @AfterEach
    void nothingIsKept() throws IOException {
        server.close();
        try (Stream<Path> left = Files.list(data().resolve("match"))) {
            assertThat(left).isEmpty();
        }
    }

    private static Path data() {
        return folder.resolve("data");
    }

    @SuppressWarnings("MustBeClosedChecker") // closed after each test
    private void start(Map<String, String> further) {
        Map<String, String> settings = new HashMap<>(further);
        settings.put("FIREBREAK_DATA_FOLDER", data().toString());
        settings.put("FIREBREAK_MATCH_MAX_FILE", "8MiB");
        server = new WebFixture(settings);
        server.bankIndex.follow();
    }

    private void startWhereLoopbackIsAllowed() {
        start(Map.of("FIREBREAK_ADDRESSES_ALLOWED_NETWORKS", "127.0.0.1"));
    }

    private static String url(String path) {
        return "{\"url\":\"http://127.0.0.1:%d%s\"}"
                .formatted(media.getAddress().getPort(), path);
    }

    private static HttpResponse<String> ask(Caller who, String path, String json) throws Exception {
        return who.send(who.request(path)
                .timeout(Duration.ofMinutes(2))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private static HttpResponse<String> upload(Caller who, String path, byte[] file, Map<String, String> fields)
            throws Exception {
        return who.send(who.request(path)
                .timeout(Duration.ofMinutes(2))
                .header("Content-Type", Form.TYPE)
                .POST(BodyPublishers.ofByteArray(Form.of("file", file, fields))));
    }

    @Test
    void whatIsBankedByUploadIsFoundInACopyAtAUrlAndTheReverse() throws Exception {
        startWhereLoopbackIsAllowed();
        Bank bank = BankSamples.bank(server.banks, "ATTACKS", BankSamples.CUT);
        try (Caller rex = Caller.signedIn(server, "rex")) {
            HttpResponse<String> banked = upload(
                    rex, "/api/v1/banks/ATTACKS/files", Files.readAllBytes(film), Map.of("note", "from a platform"));
            assertThat(banked.statusCode()).as(banked.body()).isEqualTo(200);
            assertThat(Caller.json(banked).path("outcome").asString()).isEqualTo("added");
            server.bankIndex.follow();

            HttpResponse<String> answer = ask(rex, "/api/v1/match?ticket=a-1", url("/copy.mp4"));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode found = Caller.json(answer);
            assertThat(found.path("action").asString()).isEqualTo("cut");
            assertThat(found.path("name").asString()).isEqualTo("copy.mp4");
            assertThat(found.path("length").asDouble()).isBetween(29.0, 31.0);
            JsonNode match = found.path("matches").get(0);
            assertThat(match.path("bank").asString()).isEqualTo("ATTACKS");
            assertThat(match.path("by").toString()).isEqualTo("[\"picture\"]");
            assertThat(match.path("sureness").asString()).isEqualTo("as good as sure");
            assertThat(match.path("referenceFrom").asDouble()).isBetween(3.0, 7.0);
            assertThat(Caller.json(upload(rex, "/api/v1/match", Files.readAllBytes(copy), Map.of()))
                            .path("matches")
                            .get(0)
                            .path("score"))
                    .isEqualTo(match.path("score"));
            assertThat(server.banks.find(bank.id()).orElseThrow().entries()).isEqualTo(1);
            assertThat(server.audit.list(10, 0)).anySatisfy(entry -> {
                assertThat(entry.what()).isEqualTo("match-file");
                assertThat(entry.detail()).contains("copy.mp4", "1 matches: ATTACKS entry 1");
            });
            assertThat(Caller.json(rex.get("/api/v1/match/progress/a-1"))
                            .path("stage")
                            .asString())
                    .isEqualTo("none");
        }
    }

    @Test
    void addressesThatAreNotPublicAreRefusedUnlessAllowed() throws Exception {
        start(Map.of());
        BankSamples.bank(server.banks, "ATTACKS", BankSamples.CUT);
        try (Caller rex = Caller.signedIn(server, "rex")) {
            assertThat(ask(rex, "/api/v1/match", url("/copy.mp4")).statusCode()).isEqualTo(403);
            assertThat(ask(rex, "/api/v1/banks/ATTACKS/files", url("/copy.mp4")).statusCode())
                    .isEqualTo(403);
            assertThat(ask(rex, "/api/v1/match", "{\"url\":\"file:///etc/passwd\"}")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void whatCannotBeMatchedIsRefusedWithTheReason() throws Exception {
        startWhereLoopbackIsAllowed();
        try (Caller rex = Caller.signedIn(server, "rex")) {
            assertThat(ask(rex, "/api/v1/match", "{}").statusCode()).isEqualTo(400);
            assertThat(ask(rex, "/api/v1/match?ticket=a%20b", url("/copy.mp4")).statusCode())
                    .isEqualTo(400);
            assertThat(ask(rex, "/api/v1/match", url("/missing")).statusCode()).isEqualTo(502);
            assertThat(ask(rex, "/api/v1/match", "{\"url\":\"http://127.0.0.1/\",\"banks\":[\"NONE\"]}")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(upload(rex, "/api/v1/match", new byte[0], Map.of()).statusCode())
                    .isEqualTo(422);
            assertThat(upload(rex, "/api/v1/match", new byte[9], Map.of("allOrientations", "maybe"))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(ask(rex, "/api/v1/banks/NONE/files", url("/copy.mp4")).statusCode())
                    .isEqualTo(404);
            HttpResponse<String> cut =
                    upload(rex, "/api/v1/match", Arrays.copyOf(Files.readAllBytes(copy), 3_000), Map.of());
            assertThat(cut.body()).doesNotContain(data().toString(), ".part");
        }
    }

    @Test
    void filesAreTakenUpToTheLimit() throws Exception {
        startWhereLoopbackIsAllowed();
        try (Caller rex = Caller.signedIn(server, "rex")) {
            assertThat(Caller.json(rex.get("/api/v1/match")).path("maxFile").asLong())
                    .isEqualTo(MAX_FILE);
            assertThat(ask(rex, "/api/v1/match", url("/at")).statusCode()).isEqualTo(200);
            assertThat(ask(rex, "/api/v1/match", url("/over")).statusCode()).isEqualTo(413);
            assertThat(upload(rex, "/api/v1/match", new byte[MAX_FILE], Map.of())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(upload(rex, "/api/v1/match", new byte[MAX_FILE + 1], Map.of())
                            .statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void onlyReviewersAndCustodiansMatchAndOnlyInBanksThatTheySee() throws Exception {
        startWhereLoopbackIsAllowed();
        Bank hidden = BankSamples.bank(server.banks, "HIDDEN", BankSamples.CUT);
        assertThat(hidden.policy().visibleTo()).extracting(Enum::name).doesNotContain("CUSTODIAN");
        try (Caller cory = Caller.signedIn(server, "cory");
                Caller rex = Caller.signedIn(server, "rex");
                Caller cleo = Caller.signedIn(server, "cleo")) {
            assertThat(ask(cory, "/api/v1/match", url("/copy.mp4")).statusCode())
                    .isEqualTo(403);
            assertThat(ask(cory, "/api/v1/banks/HIDDEN/files", url("/copy.mp4")).statusCode())
                    .isEqualTo(403);
            assertThat(ask(rex, "/api/v1/banks/HIDDEN/files", url("/copy.mp4")).statusCode())
                    .isEqualTo(200);
            server.bankIndex.follow();

            assertThat(Caller.json(ask(rex, "/api/v1/match", url("/copy.mp4"))).path("matches"))
                    .hasSize(1);
            assertThat(Caller.json(ask(cleo, "/api/v1/match", url("/copy.mp4"))).path("matches"))
                    .isEmpty();
            assertThat(ask(cleo, "/api/v1/banks/HIDDEN/files", url("/copy.mp4")).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void tooManyAtOnceOrWithinAMinuteAreToldWhenToComeAgain() throws Exception {
        start(Map.of(
                "FIREBREAK_ADDRESSES_ALLOWED_NETWORKS",
                "127.0.0.1",
                "FIREBREAK_MATCH_FILES",
                "1",
                "FIREBREAK_MATCH_PER_MINUTE",
                "2"));
        try (Caller rex = Caller.signedIn(server, "rex");
                Caller ada = Caller.signedIn(server, "ada")) {
            CompletableFuture<Integer> held = CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return ask(rex, "/api/v1/match", url("/held")).statusCode();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    task -> Thread.ofVirtual().start(task));
            ASKED.await();

            HttpResponse<String> busy = ask(ada, "/api/v1/match", url("/copy.mp4"));
            assertThat(busy.statusCode()).as(busy.body()).isEqualTo(503);
            assertThat(busy.headers().firstValue("Retry-After")).hasValue("5");
            HELD.countDown();
            assertThat(held.get()).isEqualTo(502);

            assertThat(ask(ada, "/api/v1/match", url("/missing")).statusCode()).isEqualTo(502);
            HttpResponse<String> often = ask(ada, "/api/v1/match", url("/missing"));
            assertThat(often.statusCode()).isEqualTo(429);
            assertThat(often.headers().firstValue("Retry-After")).hasValue("60");
            server.clock.advance(Duration.ofSeconds(60));
            assertThat(ask(ada, "/api/v1/match", url("/missing")).statusCode()).isEqualTo(502);
        }
    }
}
