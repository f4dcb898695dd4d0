package dev.firebreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.fingerprint.vpdq.VpdqFeature;
import dev.firebreak.core.fingerprint.vpdq.VpdqText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Videos that come into a bank as vPDQ, made by the published rules of whole frames, and leave it as such. One story. */
class VpdqBankIT {
    /** Something else each second. */
    private static final String SCENES =
            "-f lavfi -i mandelbrot=size=480x270:rate=10:start_scale=3:end_scale=0.01:end_pts=300 ";

    @TempDir
    private static Path folder;

    private static String run(int code, Object... arguments) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> words = new ArrayList<>();
        Arrays.stream(arguments).map(String::valueOf).forEach(words::add);
        if (!words.getFirst().equals("fingerprint")) {
            words.add("--config");
            words.add(Files.writeString(
                            folder.resolve("firebreak.yaml"), "dataFolder: %s\n".formatted(folder.resolve("data")))
                    .toString());
        }
        assertThat(Firebreak.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(words.toArray(String[]::new)))
                .as("%s: %s%s", words, out, err)
                .isEqualTo(code);
        return out.toString();
    }

    private static List<JsonNode> matches(Path file) throws IOException {
        JsonNode line = JsonMapper.shared().readTree(run(0, "match", file, "--json"));
        return line.path("matches").valueStream().toList();
    }

    @Test
    void listsOfOthersAreMatchedAndOursAreGivenToThem() throws IOException {
        Path original = Clips.make(folder.resolve("original.mp4"), SCENES + "-t 30 " + Clips.H264);
        Path copy = Clips.make(
                folder.resolve("copy.mp4"),
                "-ss 8 -i " + original
                        + " -t 15 -vf scale=320:180 -c:v libx264 -preset ultrafast -crf 34 -pix_fmt yuv420p");
        Path other = Clips.make(folder.resolve("other.mp4"), Clips.PICTURE + "-t 15 " + Clips.H264);
        run(0, "fingerprint", "--vpdq", folder.resolve("vpdq"), original);
        Path text = folder.resolve("vpdq").resolve(file(folder.resolve("vpdq")));

        run(0, "bank", "create", "ALIGNED", "--action", "cut");
        run(0, "bank", "import", "ALIGNED", text);
        assertThat(matches(copy)).singleElement().satisfies(match -> {
            assertThat(match.path("bank").asString()).isEqualTo("ALIGNED");
            assertThat(match.path("action").asString()).isEqualTo("cut");
            assertThat(match.path("referenceFrom").asDouble()).isBetween(6.5, 9.5);
        });
        assertThat(matches(other)).isEmpty();

        Path exported = folder.resolve("exported");
        run(0, "bank", "export", "ALIGNED", "--vpdq", exported);
        List<VpdqFeature> given = VpdqText.read(Files.readString(text));
        assertThat(VpdqText.read(Files.readString(exported.resolve(file(exported)))))
                .isEqualTo(given);

        Path untimed = Files.writeString(
                folder.resolve("untimed.txt"),
                VpdqText.write(given.stream()
                        .map(each -> new VpdqFeature(each.frame(), each.quality(), each.pdq(), 0))
                        .toList()));
        run(0, "bank", "create", "BY_SHARE");
        run(0, "bank", "import", "BY_SHARE", untimed);
        run(0, "bank", "disable", "ALIGNED");
        assertThat(matches(copy))
                .singleElement()
                .satisfies(match -> assertThat(match.path("bank").asString()).isEqualTo("BY_SHARE"));
        assertThat(matches(other)).isEmpty();

        run(0, "bank", "create", "OURS");
        run(0, "bank", "add", "OURS", original);
        Path lines = Files.writeString(folder.resolve("lines.txt"), run(0, "bank", "export", "OURS", "--signals"));
        assertThat(Files.readString(lines)).contains("vpdq [\"", "video_md5 ", "sha256 ");
        run(0, "bank", "create", "THEIRS");
        assertThat(run(0, "bank", "import", "THEIRS", lines)).startsWith("3 added");
        run(0, "bank", "disable", "OURS");
        run(0, "bank", "disable", "BY_SHARE");
        assertThat(matches(copy))
                .singleElement()
                .satisfies(match -> assertThat(match.path("bank").asString()).isEqualTo("THEIRS"));
    }

    /** The only one in a folder. */
    private static Path file(Path in) throws IOException {
        try (var all = Files.list(in)) {
            return all.findFirst().orElseThrow().getFileName();
        }
    }
}
