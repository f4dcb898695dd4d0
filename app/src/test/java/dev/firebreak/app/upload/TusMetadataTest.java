package dev.firebreak.app.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TusMetadataTest {
    @Test
    void readsNameAndDescription() {
        TusMetadata said =
                TusMetadata.parse("filename " + base64("Übung 1.mp4") + ",private,about " + base64("{\"a\":1}"));

        assertThat(said.fileName()).isEqualTo("Übung 1.mp4");
        assertThat(said.about()).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/clip.mp4", "C:\\footage\\clip.mp4", "../../clip.mp4"})
    void takesNoFolders(String name) {
        assertThat(TusMetadata.parse("filename " + base64(name)).fileName()).isEqualTo("clip.mp4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/", "a\nb", "a\0b"})
    void refusesWhatIsNoFileName(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> TusMetadata.parse("filename " + base64(name)));
    }

    @Test
    void limitsNameAndHeader() {
        assertThat(TusMetadata.parse("filename " + base64("x".repeat(255))).fileName())
                .hasSize(255);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TusMetadata.parse("filename " + base64("x".repeat(256))))
                .withMessageContaining("255");
        String name = "filename " + base64("x") + ",";
        assertThat(TusMetadata.parse(name + "a".repeat(TusMetadata.MAX_HEADER - name.length()))
                        .fileName())
                .isEqualTo("x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TusMetadata.parse(name + "a".repeat(TusMetadata.MAX_HEADER - name.length() + 1)))
                .withMessageContaining("12288");
    }

    @Test
    void refusesWhatIsNotBase64() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TusMetadata.parse("filename ???"))
                .withMessageContaining("'filename' is not base64");
        assertThatIllegalArgumentException().isThrownBy(() -> TusMetadata.parse(null));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
