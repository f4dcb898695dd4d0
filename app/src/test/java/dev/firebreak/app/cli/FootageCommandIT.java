package dev.firebreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.DatasetIndex;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code firebreak footage} as a person uses it: real media, real decoder processes, a real database. One story, told in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FootageCommandIT {
    @TempDir
    private static Path folder;

    private static final int CLIPS = 12;

    private static final String MANIFEST = """
            defaults:
              set: dock
              source-group: "{name}"
              use: train
              class: harmless
              contributor: Police of Somewhere
              lawful-basis: public task
              purpose: training of detection
              licence: agreement 12
              tactics-sensitive: no
            """;

    private record Run(int code, String out, String err) {
        List<JsonNode> lines() {
            return out.lines().map(JsonMapper.shared()::readTree).toList();
        }
    }

    private static Run footage(Object... arguments) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> words = new ArrayList<>(List.of("footage"));
        Arrays.stream(arguments).map(String::valueOf).forEach(words::add);
        words.add("--config");
        words.add(config().toString());
        int code = Firebreak.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
        return new Run(code, out.toString(), err.toString());
    }

    private static Path config() throws IOException {
        return Files.writeString(
                folder.resolve("firebreak.yaml"),
                "dataFolder: %s\nfootage: {maxDuration: 20s, settleTime: 1s}\n".formatted(folder.resolve("data")));
    }

    private static Path manifest(String further) throws IOException {
        return Files.writeString(folder.resolve("manifest.yaml"), MANIFEST + further);
    }

    @Test
    @Order(1)
    void aWrongManifestTakesNothingInAndNamesEveryProblem() throws IOException {
        Path dock = Files.createDirectories(folder.resolve("dock"));
        for (int i = 0; i < CLIPS; i++) {
            Clips.make(
                    dock.resolve("clip%02d.mp4".formatted(i)),
                    Clips.PICTURE + "-f lavfi -i sine=frequency=%d:sample_rate=16000 ".formatted(300 + i) + "-t 2 "
                            + Clips.H264 + "-c:a aac");
        }
        Run run = footage("add", dock, "--manifest", manifest("  wether: rain\nclips:\n  - file: '*.mov'\n"));

        assertThat(run.code()).isEqualTo(78);
        assertThat(run.err()).contains("'wether' is no key", "no file matches [*.mov]", "2 problems");
    }

    @Test
    @Order(2)
    void aKillInTheMiddleLeavesNoHalfClipAndAddingAgainFinishes() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.firebreak.app.cli.Firebreak",
                "footage",
                "add",
                folder.resolve("dock").toString(),
                "--manifest",
                manifest("").toString(),
                "--json",
                "--config",
                config().toString());
        builder.redirectError(folder.resolve("killed.log").toFile());
        Process process = builder.start();
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).contains("added");
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

        List<JsonNode> before = footage("list", "--json", "--limit", 500).lines();
        Run again = footage("add", folder.resolve("dock"), "--manifest", manifest(""), "--json");

        assertThat(before).hasSizeBetween(1, CLIPS);
        assertThat(before).allSatisfy(clip -> assertThat(bytesOf(clip)).exists());
        assertThat(again.code()).isZero();
        JsonNode end = again.lines().getLast();
        assertThat(end.get("added").asInt()).isEqualTo(CLIPS - before.size());
        assertThat(end.get("duplicates").asInt()).isEqualTo(before.size());
        List<JsonNode> after = footage("list", "--json", "--limit", 500).lines();
        assertThat(after)
                .hasSize(CLIPS)
                .allSatisfy(clip -> assertThat(bytesOf(clip)).exists());
        try (var left = Files.list(folder.resolve("data/footage/incoming"))) {
            assertThat(left).isEmpty();
        }
    }

    private static Path bytesOf(JsonNode clip) {
        String hash = clip.get("sha256").asString();
        return folder.resolve("data/footage").resolve(hash.substring(0, 2)).resolve(hash.substring(2));
    }

    @Test
    @Order(3)
    void soundAndPicturesComeInAndWhatIsBrokenIsRefusedWithItsReason() throws IOException {
        Path mixed = Files.createDirectories(folder.resolve("mixed"));
        Clips.make(mixed.resolve("sound.flac"), Clips.SOUND + "-t 2");
        Clips.make(mixed.resolve("still.jpg"), Clips.PICTURE + "-frames:v 1");
        Clips.make(mixed.resolve("still.png"), Clips.PICTURE + "-frames:v 1");
        Clips.make(mixed.resolve("long.mp4"), Clips.PICTURE + "-t 21 " + Clips.H264);
        Files.writeString(mixed.resolve("text.mp4"), "this is no video");
        Files.write(mixed.resolve("empty.mp4"), new byte[0]);
        Files.copy(folder.resolve("dock/clip03.mp4"), mixed.resolve("renamed.mp4"));

        Run run = footage("add", mixed, "--manifest", manifest("  light: day\n"), "--json");

        assertThat(run.code()).isEqualTo(65);
        assertThat(outcome(run, "sound.flac")).isEqualTo("added");
        assertThat(outcome(run, "still.jpg")).isEqualTo("added");
        assertThat(outcome(run, "still.png")).isEqualTo("added");
        assertThat(outcome(run, "renamed.mp4")).isEqualTo("duplicate");
        assertThat(outcome(run, "long.mp4")).isEqualTo("too-long");
        assertThat(outcome(run, "text.mp4")).isEqualTo("not-media");
        assertThat(outcome(run, "empty.mp4")).isEqualTo("empty");
        assertThat(footage("list", "kind:picture", "--json").lines()).hasSize(2).allSatisfy(clip -> {
            assertThat(clip.get("durationMillis").asLong()).isZero();
            assertThat(clip.get("picture").asString()).contains("320 × 180");
        });
        assertThat(footage("list", "kind:sound", "light:day").out()).contains("sound.flac", "1 of 1 clips");
    }

    private static String outcome(Run run, String file) {
        JsonNode line = run.lines().stream()
                .filter(each -> each.path("file").asString().endsWith(file))
                .findFirst()
                .orElseThrow();
        String outcome = line.get("outcome").asString();
        return outcome.equals("refused") ? line.get("reason").asString() : outcome;
    }

    @Test
    @Order(4)
    void datasetsAreMadeExportedAndEndWithAWithdrawal() throws IOException {
        Run made = footage(
                "dataset", "create", "first", "--query", "kind:video", "--split", "train=0.5,val=0.2,seed=4", "--json");
        Run again = footage(
                "dataset", "create", "first", "--query", "kind:video", "--split", "train=0.5,val=0.2,seed=4", "--json");
        assertThat(made.code()).isZero();
        assertThat(again.lines().getFirst().get("content"))
                .isEqualTo(made.lines().getFirst().get("content"));
        assertThat(again.lines().getFirst().get("version").asInt()).isEqualTo(1);

        Path out = folder.resolve("export");
        assertThat(footage("dataset", "export", "first", out).code()).isZero();
        List<Clip> clips = DatasetIndex.read(out.resolve("video_index.csv"));
        assertThat(clips)
                .hasSize(CLIPS)
                .allSatisfy(clip -> assertThat(clip.file()).exists());
        assertThat(out.resolve("dataset.json")).exists();

        assertThat(footage("models", "add", "default").code()).isZero();
        String id =
                footage("list", "clip00", "--json").lines().getFirst().get("id").asString();
        Run withdrawn = footage("withdraw", id, "--reason", "the force asked for it");
        assertThat(withdrawn.out()).contains("clip00.mp4", "[first@1]");
        assertThat(footage("dataset", "export", "first", folder.resolve("export2"))
                        .code())
                .isEqualTo(1);
        assertThat(footage("dataset", "list").out()).contains("UNUSABLE: 1 clips were withdrawn");
        assertThat(footage("show", id).out()).contains("the force asked for it", "withdraw-footage", "add-footage");
        assertThat(footage("add", folder.resolve("dock/clip00.mp4"), "--manifest", manifest(""))
                        .out())
                .contains("refused (withdrawn)");
    }

    @Test
    @Order(5)
    void showsWhatIsThereAndWhatIsMissing() throws IOException {
        assertThat(footage("coverage", "light", "class").out())
                .contains("nothing with light night and class:", "real-first-person-firearm");
        assertThat(footage("list", "--facets").out()).contains("contributor", "Police of Somewhere");
        assertThat(footage("list", "wether:rain").code()).isEqualTo(78);
        assertThat(footage("list", "light:moonless").err()).contains("'moonless' is no term of light");
        assertThat(footage("vocabulary", "add-term", "light:moonless", "Moonless night")
                        .code())
                .isZero();
        assertThat(footage("list", "light:moonless").out()).contains("0 of 0 clips");
        assertThat(footage("show", "nonsense").code()).isEqualTo(78);
        assertThat(footage("dataset", "create", "x", "--query", "", "--split", "half")
                        .code())
                .isEqualTo(78);
    }

    @Test
    @Order(6)
    void aWatchedFolderIsEmptiedIntoTheLibrary() throws IOException {
        Path dock = Files.createDirectories(folder.resolve("station/camera7"));
        Files.writeString(folder.resolve("station/manifest.yaml"), MANIFEST);
        Clips.make(dock.resolve("shift.mp4"), Clips.PICTURE + "-t 3 " + Clips.H264);
        Files.writeString(dock.resolve("bad.mp4"), "text");

        Run run = footage("watch", folder.resolve("station"), "--once");

        assertThat(run.out()).contains("1 added, 0 in the library already, 1 refused");
        assertThat(folder.resolve("station/taken/camera7/shift.mp4")).exists();
        assertThat(folder.resolve("station/refused/camera7/bad.mp4.reason.txt"))
                .content()
                .contains("not-media");
    }
}
