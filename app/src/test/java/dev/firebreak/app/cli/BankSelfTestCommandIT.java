package dev.firebreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code firebreak bank selftest} as a person uses it: a real file, a real encoder. */
class BankSelfTestCommandIT {
    @TempDir
    private static Path folder;

    private static Path film;

    private record Run(int code, String out, String err) {}

    private static Run selfTest(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine program =
                Firebreak.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] words = new String[arguments.length + 2];
        words[0] = "bank";
        words[1] = "selftest";
        for (int i = 0; i < arguments.length; i++) {
            words[i + 2] = arguments[i].toString();
        }
        return new Run(program.execute(words), out.toString(), err.toString());
    }

    @BeforeAll
    static void makeFilm() throws IOException, InterruptedException {
        film = folder.resolve("film.mp4");
        Process ffmpeg = new ProcessBuilder(
                        ("ffmpeg -v error -y -f lavfi -i mandelbrot=s=320x180:r=10:end_scale=0.0001:end_pts=120 -f lavfi"
                                        + " -i aevalsrc='0.3*sin(2*PI*t*(300+200*sin(3*t)))':s=16000 -t 12 -c:v libx264"
                                        + " -preset ultrafast -pix_fmt yuv420p -c:a aac " + film)
                                .replace("'", "")
                                .split(" "))
                .inheritIO()
                .start();
        assertThat(ffmpeg.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(ffmpeg.exitValue()).isZero();
    }

    @Test
    void editedCopiesAreMadeAndCounted() throws IOException {
        Path page = folder.resolve("page.html");
        Run run = selfTest(film, "--copies", 1, "--seconds", 12, "--json", "--report", page);

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode result = JsonMapper.shared().readTree(run.out());
        assertThat(result.get("edits").size()).isEqualTo(24);
        assertThat(result.get("all").get("recall").asDouble()).isGreaterThan(0.6);
        assertThat(result.get("edits").get(1).get("edit").asString()).isEqualTo("re-encoded");
        assertThat(result.get("edits").get(1).get("recall").asDouble()).isEqualTo(1);
        assertThat(Files.readString(page)).contains("Self-test: film.mp4", "re-filmed screen");
    }

    @Test
    void whatIsNoVideoIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text.mp4"), "no medium");

        assertThat(selfTest(text).code()).isEqualTo(ExitCode.BAD_MEDIA);
        assertThat(selfTest(folder.resolve("missing.mp4")).code()).isEqualTo(ExitCode.SOURCE_GONE);
    }

    @Test
    void numbersHaveLimits() {
        assertThat(selfTest(film, "--copies", 201).code()).isEqualTo(ExitCode.USAGE);
        assertThat(selfTest(film, "--seconds", 181).code()).isEqualTo(ExitCode.USAGE);
        assertThat(selfTest(film, "--seconds", 4).code()).isEqualTo(ExitCode.USAGE);
        assertThat(selfTest(film, "--from", -1).code()).isEqualTo(ExitCode.USAGE);
    }
}
