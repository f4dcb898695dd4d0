package dev.firebreak.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firebreak.core.stream.LatePolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationLoaderTest {
    private static final String SERVER = """
            servers:
              main:
                controlUrl: http://127.0.0.1:8088/control
                statUrl: http://127.0.0.1:8088/stat
                pullUrl: rtmp://127.0.0.1:1936/live/{stream}
                hlsFolder: /var/hls
                callbackSecret: hush
                allowedCallers: [10.0.0.0/8, 127.0.0.1]
            """;

    @TempDir
    private Path folder;

    @Test
    void nothingSetGivesTheDefaults() {
        assertThat(ConfigurationLoader.load(Optional.empty(), folder, Map.of())).isEqualTo(FirebreakConfig.defaults());
    }

    @Test
    void findsTheFileInTheWorkingFolder() throws IOException {
        Files.writeString(folder.resolve("firebreak.yaml"), "gate: {lateAfter: 5s, latePolicy: pass}\n");

        FirebreakConfig config = ConfigurationLoader.load(Optional.empty(), folder, Map.of());

        assertThat(config.gate().lateAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.gate().latePolicy()).isEqualTo(LatePolicy.PASS);
    }

    @Test
    void environmentWinsOverTheFile() {
        FirebreakConfig config = parse("http: {port: 9000}", Map.of("FIREBREAK_HTTP_PORT", "9001"));

        assertThat(config.http().port()).isEqualTo(9001);
    }

    @Test
    void readsServersByName() {
        FirebreakConfig config = parse(SERVER, Map.of("FIREBREAK_SERVERS_MAIN_APP", "stage"));

        assertThat(config.servers())
                .containsExactly(new MediaServerSettings(
                        "main",
                        "stage",
                        URI.create("http://127.0.0.1:8088/control"),
                        URI.create("http://127.0.0.1:8088/stat"),
                        "rtmp://127.0.0.1:1936/live/{stream}",
                        Optional.of(Path.of("/var/hls")),
                        new Secret("hush"),
                        List.of("10.0.0.0/8", "127.0.0.1")));
    }

    @Test
    void readsSecretsFromAFileAndNeverPrintsThem() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "open sesame\n");
        FirebreakConfig config = parse(
                "database: {url: 'jdbc:postgresql://db/firebreak', user: firebreak, password: 'file:%s'}"
                        .formatted(file),
                Map.of());

        assertThat(config.database().password().reveal()).isEqualTo("open sesame");
        assertThat(config.toString()).doesNotContain("sesame").contains("Secret[redacted]");
    }

    @Test
    void listsEveryProblemAtOnceWithItsPlace() {
        assertThat(problems("""
                        gate:
                          lateAfter: 3
                          late-policy: pass
                        http:
                          port: 70000
                        """, Map.of("FIREBREAK_RTMP_PROT", "1")))
                .containsExactlyInAnyOrder(
                        "gate.lateAfter (test.yaml line 2): '3' is not a duration such as 600ms, 3s, 10m, 8h or 180d",
                        "http.port (test.yaml line 5): '70000' is not between 0 and 65535",
                        "gate.late-policy (test.yaml line 3): is not a key; did you mean gate.latePolicy?",
                        "FIREBREAK_RTMP_PROT (environment): is no key's variable");
    }

    @Test
    void aMissingNamedFileIsAProblem() {
        assertThatThrownBy(() -> ConfigurationLoader.load(Optional.of(folder.resolve("none.yaml")), folder, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("none.yaml: cannot be read");
    }

    @Test
    void refusesAFileOverTheLimit() throws IOException {
        Path atLimit = Files.writeString(folder.resolve("a.yaml"), "#".repeat(YamlFile.MAX_BYTES));
        Path over = Files.writeString(folder.resolve("b.yaml"), "#".repeat(YamlFile.MAX_BYTES + 1));

        assertThat(ConfigurationLoader.load(Optional.of(atLimit), folder, Map.of()))
                .isEqualTo(FirebreakConfig.defaults());
        assertThatThrownBy(() -> ConfigurationLoader.load(Optional.of(over), folder, Map.of()))
                .hasMessageContaining("has at most");
    }

    @Test
    void refusesTextThatIsNotYaml() {
        assertThat(problems("gate: [", Map.of())).singleElement().asString().startsWith("test.yaml: is not YAML");
    }

    @Test
    void refusesAliasesThatUnfold() {
        assertThat(problems("a: &a {b: 1}\nc: *a\n", Map.of())).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gate: {lateAfter: 500ms}|gate.lateAfter must be longer than gate.lookahead",
                "gate: {window: 5s, segmentTarget: 2s}|gate.window must hold at least three times",
                "act: {hold: false}|act.cut needs act.hold",
                "act: {retryMost: 1s, retryFirst: 2s}|act.retryMost must not be shorter",
                "database: {user: me}|database.user and database.password need database.url",
                "database: {url: 'jdbc:mysql://x'}|does not start with jdbc:postgresql:",
                "database: {url: 'jdbc:postgresql://x/y?password=z'}|carries a password",
                "addresses: {allowedNetworks: [10.0.0.0/33]}|is not a network",
                "limits: {signInFailures: 30}|must not be below limits.signInFailures",
                "retention: {segments: 20s}|must not be shorter than",
                "uploads: {waiting: 2GiB}|uploads.waiting must not be below uploads.maxFile",
                "uploads: {maxChunk: 1GiB}|is not between 64KiB and 256MiB",
                "match: {maxFile: 2GiB}|is not between 64KiB and 1GiB",
                "match: {files: 0}|is not between 1 and 100",
                "footage: {store: s3}|footage.store s3 needs footage.s3Endpoint",
                "footage: {s3Endpoint: 'ftp://x'}|is not an http(s) address",
                "footage: {s3Prefix: '../x'}|is not made of letters",
                "footage: {maxClip: 6GiB}|is not between 1MiB and 5GiB",
                "footage: {watchManifest: x.yaml}|footage.watchManifest needs footage.watchFolder",
                "http: {port: 1935}|http.port and rtmp.port must differ",
                "http: {publicUrl: 'ftp://x'}|is not an http(s) address",
                "http: {openMetrics: maybe}|is neither true nor false",
                "http: {maxBody: 1GiB}|is not between 4KiB and 8MiB",
                "servers: {Main: {app: x}}|a server's name has",
                "servers: {main: {app: x}}|servers.main.controlUrl must be set",
                "servers: {main: {app: x}}|servers.main.pullUrl must contain {stream}",
                "servers: {main: {allowedCallers: [example.org]}}|is neither an address nor a network",
                "gate: {latePolicy: maybe}|is none of pass, hold",
                "inference: {threads: two}|is not a whole number",
                "- a|must be a mapping",
                "gate: {window: [{a: b}]}|must be one value or a plain list",
            })
    void refuses(String yaml, String problem) {
        assertThat(problems(yaml, Map.of())).anySatisfy(line -> assertThat(line).contains(problem));
    }

    private static FirebreakConfig parse(String yaml, Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        Map<String, RawValue> values = YamlFile.parse("test.yaml", yaml, problems);
        return ConfigurationLoader.check(values, environment, problems);
    }

    private static List<String> problems(String yaml, Map<String, String> environment) {
        return catchThrowableOfType(ConfigurationException.class, () -> parse(yaml, environment))
                .problems();
    }
}
