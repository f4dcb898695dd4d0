package dev.firebreak.edge.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.stream.StreamKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamNameTest {
    @ParameterizedTest
    @CsvSource({
        "secret, secret",
        "instance/secret, secret",
        "secret?token=1, secret",
        "public?key=secret, secret",
        "public?a=b&key=secret&c=d, secret",
        "?key=secret, secret",
        "a%20b, a%20b",
        "path?monkey=1, path"
    })
    void findsTheKey(String name, String key) {
        assertThat(StreamName.key(name)).contains(new StreamKey(key));
    }

    @ParameterizedTest
    @CsvSource({"''", "'path/'", "'?a=b'", "'name?key='", "'name?key=&a=b'"})
    void findsNoKey(String name) {
        assertThat(StreamName.key(name)).isEmpty();
    }

    @Test
    void takesKeysUpToTheLongestAndNoneBeyond() {
        assertThat(StreamName.key("k".repeat(StreamKey.MAX_LENGTH))).isPresent();
        assertThat(StreamName.key("k".repeat(StreamKey.MAX_LENGTH + 1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"live, live", "/live/, live", "live?x=1, live", "live/instance, live/instance", "'/', ''"})
    void findsTheApplication(String sent, String app) {
        assertThat(StreamName.app(sent)).isEqualTo(app);
    }
}
