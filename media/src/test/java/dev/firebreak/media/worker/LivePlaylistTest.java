package dev.firebreak.media.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LivePlaylistTest {
    @Test
    void onlyTheTagOnALineOfItsOwnEndsAPlaylist() {
        assertThat(LivePlaylist.saysEnded("#EXTM3U\n#EXTINF:2,\na.ts\n#EXT-X-ENDLIST\n"))
                .isTrue();
        assertThat(LivePlaylist.saysEnded("#EXTM3U\r\n#EXT-X-ENDLIST\r\n")).isTrue();
        assertThat(LivePlaylist.saysEnded("#EXTM3U\n#EXTINF:2,#EXT-X-ENDLIST\na.ts\n"))
                .isFalse();
        assertThat(LivePlaylist.saysEnded("")).isFalse();
    }

    @Test
    void firstVariantIsTheLineAfterItsTag() {
        assertThat(
                        LivePlaylist.firstVariant(
                                "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n\n# comment\nlow/a.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=2\nhigh.m3u8\n"))
                .contains("low/a.m3u8");
    }

    @Test
    void listOfSegmentsHasNoVariant() {
        assertThat(LivePlaylist.firstVariant("#EXTM3U\n#EXTINF:2,\na.ts\n")).isEmpty();
        assertThat(LivePlaylist.firstVariant("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n"))
                .isEmpty();
    }
}
