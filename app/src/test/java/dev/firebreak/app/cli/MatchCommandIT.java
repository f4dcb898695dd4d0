package dev.firebreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code firebreak match} on files that ffmpeg makes and edits. */
class MatchCommandIT {
    private static final String FILM =
            "-f lavfi -i mandelbrot=s=320x180:r=5:start_scale=2:end_scale=0.001:end_pts=250 ";

    @TempDir
    private static Path folder;

    private static Path film;

    private record Run(int code, String out, String err) {
        JsonNode matches() {
            return JsonMapper.shared()
                    .readTree(out.lines().findFirst().orElseThrow())
                    .path("matches");
        }
    }

    @BeforeAll
    static void make() {
        film = Clips.make(folder.resolve("film.mp4"), FILM + "-t 40 " + Clips.H264);
    }

    private static Run firebreak(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> words = new ArrayList<>();
        Arrays.stream(arguments).map(String::valueOf).forEach(words::add);
        int code = Firebreak.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
        return new Run(code, out.toString(), err.toString());
    }

    /** The edit, its rate, and where the excerpt begins in the film. */
    @ParameterizedTest
    @CsvSource({
        "scale=160:90,                         1",
        "hflip,                                1",
        "crop=iw*0.95:ih*0.95,                 1",
        "pad=320:240:0:30,                     1",
        "setpts=PTS/1.1,                       1.1",
    })
    void anEditedExcerptIsFoundWhereItIs(String edit, double rate) {
        Path copy = Clips.make(
                folder.resolve("copy.mp4"),
                "-ss 5 -t 33 -i " + film + " -vf " + edit + " -an -c:v libx264 -preset ultrafast -crf 32");

        Run run = firebreak("match", copy, "--json", "--against", film);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.matches()).hasSize(1);
        JsonNode match = run.matches().get(0);
        assertThat(match.path("reference").asString()).isEqualTo(film.toString());
        assertThat(match.path("by").toString()).isEqualTo("[\"picture\"]");
        assertThat(match.path("referenceFrom").asDouble()).isCloseTo(5, within(2.0));
        assertThat(match.path("referenceTo").asDouble()).isCloseTo(38, within(2.5));
        assertThat(match.path("rate").asDouble()).isCloseTo(rate, within(0.03));
    }

    @Test
    void aUrlIsFetchedOnlyWhereThatIsAllowedAndComparedLikeAFile() throws IOException {
        Path copy = Clips.make(
                folder.resolve("cropped.mp4"),
                "-ss 5 -t 25 -i " + film + " -vf crop=iw*0.96:ih*0.96 -c:v libx264 -preset ultrafast -crf 30");
        byte[] bytes = Files.readAllBytes(copy);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/copy.mp4?key=secret";
            Run refused = firebreak("match", url, "--against", film);
            assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
            assertThat(refused.err()).contains("not public").doesNotContain("secret");

            Run run = firebreak("match", url, "--json", "--allow-network", "127.0.0.1", "--against", film);

            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out()).contains("/copy.mp4\"").doesNotContain("secret");
            assertThat(run.matches().get(0).path("referenceFrom").asDouble()).isCloseTo(5, within(2.0));
            assertThat(run.matches().get(0).path("sureness").asString()).isEqualTo("as good as sure");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void thePageShowsBothSidesAtTheSameMoments() throws IOException {
        Path copy = Clips.make(
                folder.resolve("mirrored.mp4"),
                "-ss 8 -t 24 -i " + film + " -vf hflip -c:v libx264 -preset ultrafast -crf 30 -g 300");
        Path page = folder.resolve("page.html");

        Run run = firebreak("match", copy, folder.resolve("none.mp4"), "--report", page, "--against", film);

        assertThat(run.code()).isEqualTo(ExitCode.SOURCE_GONE);
        String html = Files.readString(page);
        assertThat(html.split("<img alt", -1))
                .as("8 moments, two pictures each")
                .hasSize(1 + 16);
        assertThat(html).contains("1 of 2 files compared with", "none.mp4", "there is no such file");
        assertThat(Files.size(page)).isLessThan(400_000);
        assertThat(firebreak("match", copy, "--report", folder.resolve("no/page.html"), "--against", film)
                        .code())
                .isEqualTo(ExitCode.FAILED);
    }

    @Test
    void whatIsBankedIsFoundAndWhatIsNotIsNot() throws IOException {
        Path config = Files.writeString(
                folder.resolve("firebreak.yaml"), "dataFolder: %s\n".formatted(folder.resolve("data")));
        Path still = Clips.make(folder.resolve("still.png"), "-ss 20 -i " + film + " -frames:v 1");
        Path other = Clips.make(folder.resolve("other.mp4"), Clips.PICTURE + "-t 10 " + Clips.H264);
        assertThat(firebreak("bank", "create", "ATTACKS", "--action", "cut", "--config", config)
                        .code())
                .isZero();
        assertThat(firebreak("bank", "add", "ATTACKS", film, "--config", config).code())
                .isZero();

        Run run = firebreak("match", film, still, other, folder.resolve("none.mp4"), "--config", config);

        assertThat(run.code()).isEqualTo(69);
        assertThat(run.out())
                .contains("ATTACKS entry 1", "exact+picture", "cut", other + ": no match")
                .containsSubsequence(film + ":", still + ":");
        assertThat(run.err()).contains("none.mp4: there is no such file");
    }
}
