package dev.firebreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.media.decode.MediaSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTargetTest {
    @Test
    void addressIsShownWithoutUserPasswordAndQuery() {
        WatchTarget target = WatchTarget.of("https://me:secret@example.org:8443/live/a.m3u8?token=secret");
        assertThat(target.name()).isEqualTo("https://example.org:8443/live/a.m3u8");
        assertThat(target.missing()).isEmpty();
    }

    @Test
    void onlySourcesThatWaitForNobodyArePaced() {
        assertThat(WatchTarget.of("rtmp://example.org/live/a").paced()).isTrue();
        assertThat(WatchTarget.of("srt://example.org:9000").paced()).isTrue();
        assertThat(WatchTarget.of("https://example.org/a.m3u8").paced()).isFalse();
        assertThat(WatchTarget.of("a.mp4").paced()).isFalse();
    }

    @Test
    void fileAddressIsAFile(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("a b.mp4"));
        WatchTarget target = WatchTarget.of("file://" + file.toUri().getRawPath());
        assertThat(target.source()).isEqualTo(new MediaSource.LocalFile(file));
        assertThat(target.missing()).isEmpty();
    }

    @Test
    void otherSchemesAndBrokenAddressesAreRefusedWithAReason() {
        assertThatThrownBy(() -> WatchTarget.of("ftp://example.org/a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ftp://example.org/a: an address starts with one of [http, https, rtmp, rtmps, rtsp, srt]");
        assertThatThrownBy(() -> WatchTarget.of("http://a b/")).hasMessageStartingWith("not an address: ");
        assertThatThrownBy(() -> WatchTarget.of("http:///a")).hasMessageContaining("names no host");
        assertThatThrownBy(() -> WatchTarget.of("a\0b")).hasMessageStartingWith("not a file name: ");
    }

    @Test
    void saysWhyAFileCannotBeOpened(@TempDir Path folder) {
        assertThat(WatchTarget.of(folder.toString()).missing()).contains("it is a folder, not a file");
        assertThat(WatchTarget.of(folder.resolve("none").toString()).missing()).contains("there is no such file");
    }
}
