package dev.firebreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code firebreak watch} as a person uses it: real media, real decoder processes, the shipped models. */
class WatchCommandIT {
    @TempDir
    private static Path folder;

    private static Path gunfire;
    private static Path calm;

    private record Run(int code, String out, String err) {
        List<JsonNode> lines() {
            return out.lines().map(JsonMapper.shared()::readTree).toList();
        }

        List<JsonNode> lines(String type) {
            return lines().stream()
                    .filter(line -> line.get("type").asString().equals(type))
                    .toList();
        }
    }

    @BeforeAll
    static void makeClips() throws IOException {
        gunfire = Clips.gunfire(folder.resolve("gunfire.mp4"));
        calm = Clips.make(folder.resolve("calm.mp4"), Clips.PICTURE + Clips.SOUND + "-t 3 " + Clips.H264 + "-c:a aac");
    }

    @Test
    void gunfireIsCutAndTheVerdictsStandAtTheEndHoweverQuiet() {
        Run run = watch("--quiet", gunfire.toString());
        assertThat(run.code()).isEqualTo(30);
        assertThat(run.out()).contains("h264 320 x 180, aac 16000 Hz, 0:14.0");
        String ending = run.out().substring(run.out().lastIndexOf("CUT  (0:14.0 watched at "));
        assertThat(ending.lines().skip(1).map(line -> line.substring(10, 15).strip()))
                .endsWith("cut")
                .doesNotHaveDuplicates();
        assertThat(run.out()).doesNotContain("  clear");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void everyLineIsJsonAndOneLineEndsEachSource() {
        Run run = watch("--json", calm.toString(), folder.resolve("missing.mp4").toString(), gunfire.toString());
        assertThat(run.code()).isEqualTo(30);
        assertThat(run.lines("opened")).hasSize(2);
        assertThat(run.lines("finished")).hasSize(2);
        assertThat(run.lines("failed")).hasSize(1);
        assertThat(run.lines("second")).hasSizeBetween(17, 19);
        JsonNode verdict = run.lines("verdict").getLast();
        JsonNode summary = run.lines().getLast();
        assertThat(summary.get("type").asString()).isEqualTo("summary");
        assertThat(summary.get("exitCode").asInt()).isEqualTo(30);
        assertThat(summary.get("sources").size()).isEqualTo(3);
        assertThat(summary.get("sources").get(2).get("reachedMillis").get("cut").asLong())
                .isEqualTo(verdict.get("atMillis").asLong())
                .isBetween(5000L, 12_000L);
    }

    @Test
    void everyKindOfFileHasItsOutcome() throws IOException {
        Map<Path, String> outcomes = new LinkedHashMap<>();
        String both = Clips.PICTURE + Clips.SOUND + "-t 2 ";
        outcomes.put(make("copy.mkv", "-i " + calm + " -c copy"), "finished");
        outcomes.put(make("copy.ts", "-i " + calm + " -c copy"), "finished");
        outcomes.put(make("silent.mp4", "-i " + calm + " -an -c copy"), "finished");
        outcomes.put(make("turned.mp4", "-i " + calm + " -c copy -metadata:s:v:0 rotate=90"), "finished");
        outcomes.put(make("sound.wav", Clips.SOUND + "-t 2"), "finished");
        outcomes.put(make("sound.mp3", Clips.SOUND + "-t 2"), "finished");
        outcomes.put(make("sound.flac", Clips.SOUND + "-t 2"), "finished");
        outcomes.put(
                make("vp9.webm", both + "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 15 -c:a libopus"),
                "finished");
        outcomes.put(
                make(
                        "hevc.mp4",
                        both + "-c:v libx265 -preset ultrafast -x265-params log-level=none -pix_fmt yuv420p -c:a aac"),
                "finished");
        Path whole = make("start.mp4", "-i " + gunfire + " -c copy -movflags +faststart");
        byte[] bytes = Files.readAllBytes(whole);
        outcomes.put(write("half.mp4", Arrays.copyOf(bytes, bytes.length / 2)), "finished");
        outcomes.put(write("<img src=x onerror=alert(1)>.mp4", Files.readAllBytes(calm)), "finished");
        outcomes.put(write("headless.mp4", Arrays.copyOf(Files.readAllBytes(calm), 5000)), "bad-media");
        outcomes.put(write("empty.mp4", new byte[0]), "bad-media");
        outcomes.put(write("words.mp4", "only words".getBytes(StandardCharsets.UTF_8)), "bad-media");
        outcomes.put(folder, "source-gone");
        outcomes.put(folder.resolve("nothing.mp4"), "source-gone");
        Path report = folder.resolve("kinds.html");

        String[] sources = outcomes.keySet().stream().map(Path::toString).toArray(String[]::new);
        Run run = watch(arguments(sources, "--json", "--report", report.toString()));

        Map<Path, String> seen = new LinkedHashMap<>();
        JsonNode listed = run.lines().getLast().get("sources");
        listed.forEach(each -> seen.put(
                Path.of(each.get("source").asString()), each.get("outcome").asString()));
        assertThat(seen).containsExactlyEntriesOf(outcomes);
        assertThat(run.err()).isEmpty();
        assertThat(why(run, "half.mp4")).contains("breaks off");
        assertThat(why(run, "words.mp4")).startsWith("at the start: not recognised");
        assertThat(why(run, "empty.mp4")).contains("the file is empty");
        assertThat(Files.readString(report)).contains("&lt;img src=x").doesNotContain("<img src=x");
        // What could be watched of half.mp4 decides, if that holds gunfire; the rest is clear or failed.
        assertThat(run.code()).isIn(69, 10, 20, 30);
    }

    @Test
    void theWorstFailureDecidesWhereAllIsClear() throws IOException {
        Path empty = write("void.mp4", new byte[0]);
        assertThat(watch(calm.toString()).code()).isZero();
        assertThat(watch(empty.toString(), calm.toString()).code()).isEqualTo(65);
        Run run = watch(empty.toString(), "http://127.0.0.1:1/x.m3u8", "http://no-such-host.invalid/x");
        assertThat(run.code()).isEqualTo(69);
        assertThat(run.err())
                .contains("http://127.0.0.1:1/x.m3u8: source gone", "http://no-such-host.invalid/x: source gone");
    }

    @Test
    void sameFileGivesSameLinesWhateverTheLoad() {
        for (String option : List.of("--quiet", "--full")) {
            Run first = watch("--json", option, calm.toString(), gunfire.toString());
            AtomicBoolean stop = new AtomicBoolean();
            List<Thread> load = List.of(spin(stop), spin(stop), spin(stop));
            Run loaded;
            try {
                loaded = watch("--json", option, calm.toString(), gunfire.toString());
            } finally {
                stop.set(true);
                load.forEach(WatchCommandIT::join);
            }
            assertThat(untimed(loaded)).isEqualTo(untimed(first)).contains("\"cut\"");
        }
    }

    @Test
    void fullSamplingSeesEverySecondFromTheStart() throws IOException {
        Path rare = make("rare.mp4", Clips.PICTURE + "-t 8 " + Clips.H264.replace("-g 15", "-g 120"));
        assertThat(pictures(watch("--json", rare.toString()))).isEqualTo(1);
        assertThat(pictures(watch("--json", "--full", rare.toString()))).isGreaterThanOrEqualTo(7);
    }

    @Test
    void wrongUsageIsSaidBeforeAnythingIsWatched() {
        assertThat(watch().code()).isEqualTo(2);
        Run scheme = watch(calm.toString(), "ftp://example.org/a.mp4");
        assertThat(scheme.code()).isEqualTo(2);
        assertThat(scheme.err()).contains("ftp://example.org/a.mp4: an address starts with one of");
        assertThat(scheme.out()).isEmpty();
        Run report = watch(
                calm.toString(),
                "--report",
                folder.resolve("no/such/folder.html").toString());
        assertThat(report.code()).isEqualTo(2);
        assertThat(report.err()).contains("The report cannot be written to");
        Run model = watch(calm.toString(), "--model", folder.resolve("none.zip").toString());
        assertThat(model.code()).isEqualTo(1);
        assertThat(model.err()).contains("none.zip");
    }

    @Test
    void hlsIsWatchedAndSecretsInItsAddressAreNotShown() throws IOException {
        make("vod.m3u8", "-i " + gunfire + " -c copy -f hls -hls_time 2 -hls_list_size 0");
        try (SlowHttp http = new SlowHttp(folder)) {
            String address = http.address("/vod.m3u8?token=secret").replace("127.0.0.1", "me:password@127.0.0.1");
            Run run = watch("--json", address);
            assertThat(run.code()).isEqualTo(30);
            assertThat(run.lines("opened").getFirst().get("media").asString()).startsWith("hls, h264");
            assertThat(run.out() + run.err()).doesNotContain("secret").doesNotContain("password");
        }
    }

    @Test
    void sourceThatGoesAwayInTheMiddleIsGoneWithWhatItShowed() throws IOException {
        make("broken.ts", "-i " + calm + " -c copy");
        try (SlowHttp http = new SlowHttp(folder)) {
            Run run = watch("--json", http.address("/break/broken.ts"));
            assertThat(run.code()).isEqualTo(69);
            JsonNode failed = run.lines("failed").getFirst();
            assertThat(failed.get("outcome").asString()).isEqualTo("source-gone");
            assertThat(failed.get("watchedMillis").asLong()).isBetween(500L, 2900L);
        }
    }

    @Test
    void livePlaylistThatSaysItEndsIsFinishedAndOneThatVanishesIsGone() throws IOException {
        make("live.m3u8", "-i " + calm + " -c copy -f hls -hls_time 1 -hls_list_size 0 -hls_playlist_type event");
        try (SlowHttp http = new SlowHttp(folder)) {
            Run ends = watch("--json", http.address("/ends/live.m3u8"));
            assertThat(ends.lines("finished")).hasSize(1);
            assertThat(ends.code()).isZero();
        }
        try (SlowHttp http = new SlowHttp(folder)) {
            Run goes = watch("--json", http.address("/goes/live.m3u8"));
            assertThat(goes.lines("failed").getFirst().get("why").asString()).contains("stopped sending");
            assertThat(goes.code()).isEqualTo(69);
        }
    }

    /** SIGTERM, since a test's SIGINT may have been set to "ignore" by the shell that it is run from; both take the same way. */
    @Test
    void toldToStopItEndsWithVerdictsReportAndTheLevelsCode() throws IOException, InterruptedException {
        make("endless.ts", "-i " + gunfire + " -c copy");
        Path report = folder.resolve("stopped.html");
        try (SlowHttp http = new SlowHttp(folder)) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "dev.firebreak.app.cli.Firebreak",
                            "watch",
                            "--json",
                            "--report",
                            report.toString(),
                            http.address("/stall/endless.ts"),
                            calm.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(lines.lines().anyMatch(line -> line.contains("\"verdict\"") && line.contains("\"cut\"")))
                        .isTrue();
                process.toHandle().destroy(); // Process.destroy would close its output as well
                List<String> rest = lines.lines().toList();
                assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isEqualTo(30);
                assertThat(rest).anyMatch(line -> line.contains("\"outcome\":\"stopped\""));
                assertThat(rest).anyMatch(line -> line.contains("\"outcome\":\"not-watched\""));
                assertThat(rest.getLast()).contains("\"summary\"");
            } finally {
                process.destroyForcibly();
            }
        }
        assertThat(Files.readString(report)).contains("class=\"level cut\"", "data:image/jpeg;base64,");
    }

    private static Run watch(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                Firebreak.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int code = command.execute(arguments(arguments, "watch"));
        return new Run(code, out.toString(), err.toString());
    }

    private static String[] arguments(String[] last, String... first) {
        String[] all = Arrays.copyOf(first, first.length + last.length);
        System.arraycopy(last, 0, all, first.length, last.length);
        return all;
    }

    private static Path make(String name, String arguments) {
        return Clips.make(folder.resolve(name), arguments);
    }

    private static Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static String why(Run run, String file) {
        return run.lines().stream()
                .filter(line ->
                        line.has("outcome") && line.get("source").asString().endsWith("/" + file))
                .findFirst()
                .orElseThrow()
                .get("why")
                .asString();
    }

    private static long pictures(Run run) {
        return run.lines("second").stream()
                .filter(line -> line.has("firearmFirstPerson"))
                .count();
    }

    private static String untimed(Run run) {
        return run.out().replaceAll("\"timesRealTime\":[0-9.]+", "");
    }

    private static Thread spin(AtomicBoolean stop) {
        return Thread.ofPlatform().daemon().start(() -> {
            while (!stop.get()) {
                Thread.onSpinWait();
            }
        });
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
