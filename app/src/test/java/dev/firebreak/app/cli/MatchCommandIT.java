package dev.firebreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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
