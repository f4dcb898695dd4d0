package dev.firebreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.fingerprint.PdqHash;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code firebreak fingerprint} as a person uses it: real files, a real decoder process. */
class FingerprintCommandIT {
    @TempDir
    private static Path folder;

    private record Run(int code, String out, String err) {
        List<JsonNode> lines() {
            return out.lines().map(JsonMapper.shared()::readTree).toList();
        }
    }

    @Test
    void aPictureHasItsHashInEightOrientationsAndDigests() throws IOException {
        Path picture = picture("hills.png", 300, 200);

        Run run = fingerprint("--json", picture.toString());

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        JsonNode line = run.lines().getFirst();
        assertThat(line.get("file").asString()).isEqualTo(picture.toString());
        assertThat(line.get("kind").asString()).isEqualTo("picture");
        assertThat(line.get("md5").asString()).matches("[0-9a-f]{32}");
        assertThat(line.get("sha256").asString()).matches("[0-9a-f]{64}");
        assertThat(line.get("quality").asInt()).isBetween(50, 100);
        assertThat(line.get("dihedral").size()).isEqualTo(8);
        assertThat(line.get("dihedral").get("upright")).isEqualTo(line.get("pdq"));
        assertThat(PdqHash.parse(line.get("dihedral").get("turned-90").asString())
                        .distance(PdqHash.parse(line.get("pdq").asString())))
                .isGreaterThan(PdqHash.MATCH_DISTANCE);
    }

    @Test
    void theOtherConventionIsHadOnRequest() throws IOException {
        Path picture = picture("large.png", 1300, 900);

        JsonNode full = fingerprint("--json", picture.toString()).lines().getFirst();
        JsonNode compact =
                fingerprint("--json", "--compact", picture.toString()).lines().getFirst();

        assertThat(compact.get("pdq")).isNotEqualTo(full.get("pdq"));
        assertThat(PdqHash.parse(compact.get("pdq").asString())
                        .distance(PdqHash.parse(full.get("pdq").asString())))
                .isLessThanOrEqualTo(PdqHash.MATCH_DISTANCE);
    }

    @Test
    void everyFileHasALineAndTheWorstDecidesTheExitCode() throws IOException {
        Path picture = picture("good.png", 200, 200);
        Path text = Files.writeString(folder.resolve("text.txt"), "no medium");
        Path broken =
                Files.write(folder.resolve("broken.png"), java.util.Arrays.copyOf(Files.readAllBytes(picture), 50));

        Run bad = fingerprint("--json", picture.toString(), text.toString(), broken.toString());
        Run gone = fingerprint(
                "--json", broken.toString(), folder.resolve("none.png").toString(), folder.toString());

        assertThat(bad.code()).isEqualTo(65);
        assertThat(bad.lines()).hasSize(3);
        assertThat(bad.lines().get(1).get("kind").asString()).isEqualTo("other");
        assertThat(bad.lines().get(2).get("error").asString()).isEqualTo("bad-media");
        assertThat(bad.lines().get(2).get("sha256").asString()).hasSize(64);
        assertThat(gone.code()).isEqualTo(69);
        assertThat(gone.lines().get(1).get("why").asString()).isEqualTo("there is no such file");
        assertThat(gone.lines().get(2).get("why").asString()).isEqualTo("it is a folder, not a file");
    }

    @Test
    void textSaysTheSameAndFailuresGoToStandardError() throws IOException {
        Path picture = picture("plain.png", 200, 200);

        Run run = fingerprint(picture.toString(), folder.resolve("none.png").toString());

        assertThat(run.out()).contains("plain.png: pdq ").contains("200 × 200").hasLineCount(1);
        assertThat(run.err()).contains("none.png: there is no such file");
        assertThat(fingerprint().code()).isEqualTo(2);
    }

    @Test
    void aVideoHasItsFramesAndWhatOthersExchange() throws IOException, InterruptedException {
        Path video = folder.resolve("zoom.mp4");
        Process ffmpeg = new ProcessBuilder(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "mandelbrot=s=160x120:r=5",
                        "-t",
                        "4",
                        video.toString())
                .inheritIO()
                .start();
        assertThat(ffmpeg.waitFor()).isZero();
        Path exchange = folder.resolve("exchange");

        Run run = fingerprint("--json", "--vpdq", exchange.toString(), "--tmk", exchange.toString(), video.toString());

        assertThat(run.code()).isZero();
        JsonNode line = run.lines().getFirst();
        assertThat(line.get("kind").asString()).isEqualTo("video");
        assertThat(line.get("seconds").asDouble()).isEqualTo(4);
        assertThat(line.get("frames").get(0).get("at").asDouble()).isZero();
        assertThat(line.get("frames").get(0).get("pdq").asString()).hasSize(64);
        assertThat(line.has("learnedSpace")).isFalse();
        assertThat(line.get("vpdq").asString()).startsWith("[\"").endsWith(",3.0\"]");
        assertThat(Path.of(line.get("vpdqFile").asString())).isNotEmptyFile();
        assertThat(Path.of(line.get("tmkFile").asString())).hasSize(263_344);
        assertThat(fingerprint("--key-frames", "--tmk", exchange.toString(), video.toString())
                        .code())
                .isEqualTo(2);
        JsonNode described =
                fingerprint("--json", "--learned", video.toString()).lines().getFirst();
        assertThat(described.get("frames").get(0).get("learned").asString()).hasSize(64);
        assertThat(described.get("learnedSpace").asString()).hasSize(16);
        assertThat(fingerprint("--key-frames", video.toString()).out()).contains("zoom.mp4: ", " frames of ");
    }

    private static Path picture(String name, int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int u = x * 1000 / width;
                int v = y * 1000 / height;
                int grey = (u * u / 900 + v * 3 + (u / 130 + v / 170) % 3 * 60) & 0xff;
                picture.setRGB(x, y, grey * 0x010101);
            }
        }
        Path file = folder.resolve(name);
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    private static Run fingerprint(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                Firebreak.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 1];
        all[0] = "fingerprint";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        int code = command.execute(all);
        return new Run(code, out.toString(), err.toString());
    }
}
