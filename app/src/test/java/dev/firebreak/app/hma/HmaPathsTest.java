package dev.firebreak.app.hma;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HmaPathsTest {
    @ParameterizedTest
    @ValueSource(strings = {"/h/hash", "//c/banks", "/c//banks", "/m/", "/status", "/status/live", "///site-map"})
    void itsOwnPathsAreKnownWithSlashesTooMany(String path) {
        assertThat(HmaPaths.contain(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/h",
                "/health/live",
                "/hooks/main",
                "/console/c/x",
                "/api/v1/banks",
                "/statuses",
                "/site-map/x"
            })
    void nothingElseIs(String path) {
        assertThat(HmaPaths.contain(path)).isFalse();
    }
}
