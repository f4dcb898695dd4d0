package dev.firebreak.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.config.ReferenceFile.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceFileTest {
    private static final Path DOCS = Path.of("..", "docs", "configuration.md");

    private final ReferenceFile reference = ReferenceFile.load();

    @Test
    void loadsAndEqualsTheDefaults() {
        List<String> problems = new ArrayList<>();
        Map<String, RawValue> values = YamlFile.parse("reference", reference.text(), problems);

        assertThat(ConfigurationLoader.check(values, Map.of(), problems)).isEqualTo(FirebreakConfig.defaults());
    }

    @Test
    void namesEveryKeyWithItsReason() {
        KeyReader keys = new KeyReader(Map.of(), Map.of(), new ArrayList<>());
        FirebreakConfig.read(keys);

        assertThat(reference.entries())
                .allSatisfy(entry -> assertThat(entry.words()).as(entry.key()).isNotBlank());
        assertThat(reference.entries().stream().map(Entry::key).filter(key -> !key.equals("servers")))
                .containsExactlyInAnyOrderElementsOf(keys.known());
    }

    @Test
    void everyKeyCanBeSetInTheEnvironment() {
        for (Entry entry : reference.entries()) {
            List<String> problems = new ArrayList<>();
            if (!entry.key().equals("servers")) {
                KeyReader keys =
                        new KeyReader(Map.of(), Map.of(KeyReader.variable(entry.key()), "\u0000 wrong"), problems);
                FirebreakConfig.read(keys);
                keys.refuseUnknown();
                assertThat(problems.isEmpty() && !isText(entry.key()))
                        .as(entry.key())
                        .isFalse();
            }
        }
    }

    /** Run with {@code -Dfirebreak.docs.write=true} to write the page anew. */
    @Test
    void documentationSaysTheSame() throws IOException {
        String page = ConfigurationPage.of(reference);
        if (Boolean.getBoolean("firebreak.docs.write")) {
            Files.writeString(DOCS, page);
        }
        assertThat(Files.readString(DOCS))
                .as("docs/configuration.md; write it anew with -Dfirebreak.docs.write=true")
                .isEqualTo(page);
    }

    private static boolean isText(String key) {
        return List.of(
                        "http.bind",
                        "rtmp.bind",
                        "rtmp.publicHost",
                        "database.user",
                        "database.password",
                        "footage.s3Region",
                        "footage.s3Bucket",
                        "footage.s3AccessKey",
                        "footage.s3SecretKey")
                .contains(key);
    }
}
