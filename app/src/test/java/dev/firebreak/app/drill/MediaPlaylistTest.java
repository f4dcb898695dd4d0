package dev.firebreak.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

final class MediaPlaylistTest {
    private static final URI BASE = URI.create("http://host:1/live/drill/index.m3u8");

    @Test
    void listsSegmentsResolvedAgainstThePlaylist() {
        MediaPlaylist playlist = MediaPlaylist.parse(BASE, "#EXTM3U\r\n#EXTINF:1.0,\r\na/0.ts\r\n\r\n/b/1.ts\r\n");

        assertThat(playlist.segments())
                .containsExactly(URI.create("http://host:1/live/drill/a/0.ts"), URI.create("http://host:1/b/1.ts"));
        assertThat(playlist.ended()).isFalse();
    }

    @Test
    void knowsWhenItHasEnded() {
        assertThat(MediaPlaylist.parse(BASE, "#EXTM3U\n#EXT-X-ENDLIST\n").ended())
                .isTrue();
    }
}
