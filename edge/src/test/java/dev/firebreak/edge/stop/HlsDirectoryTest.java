package dev.firebreak.edge.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.stream.StreamId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files go, and which stay. */
class HlsDirectoryTest {
    private static final StreamId STREAM = new StreamId("studio");
    private static final String PLAYLIST = """
            #EXTM3U
            #EXT-X-VERSION:3
            #EXT-X-MEDIA-SEQUENCE:7
            #EXT-X-TARGETDURATION:2
            #EXTINF:1.000,
            studio-7.ts
            #EXTINF:1.000,
            studio-8.ts
            """;
    private static final String ENDED = """
            #EXTM3U
            #EXT-X-VERSION:3
            #EXT-X-MEDIA-SEQUENCE:9
            #EXT-X-TARGETDURATION:2
            #EXT-X-ENDLIST
            """;

    @TempDir
    Path directory;

    @Test
    void endsThePlaylistAndDeletesTheStreamsSegmentsOnly() throws IOException {
        write(
                "studio.m3u8",
                "studio-7.ts",
                "studio-8.ts",
                "studio-2-7.ts",
                "studio-2.m3u8",
                "studio-x.ts",
                "other-7.ts",
                "studio.txt");

        int gone = new HlsDirectory(directory).withdraw(STREAM);

        assertThat(gone).isEqualTo(3);
        assertThat(names(directory))
                .containsExactly(
                        "other-7.ts", "studio-2-7.ts", "studio-2.m3u8", "studio-x.ts", "studio.m3u8", "studio.txt");
        assertThat(directory.resolve("studio.m3u8")).hasContent(ENDED);
        assertThat(directory.resolve("studio-2.m3u8")).hasContent(PLAYLIST);
    }

    @Test
    void knowsNestedDirectories() throws IOException {
        Files.createDirectory(directory.resolve("studio"));
        write("studio/index.m3u8", "studio/7.ts", "studio/8.ts", "studio/key.bin");

        assertThat(new HlsDirectory(directory).withdraw(STREAM)).isEqualTo(3);
        assertThat(names(directory.resolve("studio"))).containsExactly("index.m3u8", "key.bin");
    }

    @Test
    void withdrawingAgainFindsNothing() throws IOException {
        write("studio.m3u8", "studio-7.ts");
        HlsDirectory hls = new HlsDirectory(directory);
        hls.withdraw(STREAM);

        assertThat(hls.withdraw(STREAM)).isZero();
    }

    @Test
    void withdrawsWhenThePlaylistIsTooLargeToRead() throws IOException {
        Files.writeString(directory.resolve("studio.m3u8"), PLAYLIST + "#".repeat(HlsDirectory.MAX_PLAYLIST_BYTES));

        assertThat(new HlsDirectory(directory).withdraw(STREAM)).isOne();
        assertThat(directory.resolve("studio.m3u8"))
                .content()
                .endsWith("#EXT-X-ENDLIST\n")
                .contains("SEQUENCE:0");
        Files.writeString(
                directory.resolve("studio.m3u8"),
                PLAYLIST + "#".repeat(HlsDirectory.MAX_PLAYLIST_BYTES - PLAYLIST.length()));
        new HlsDirectory(directory).withdraw(STREAM);
        assertThat(directory.resolve("studio.m3u8")).hasContent(ENDED);
    }

    @Test
    void followsNoSymbolicLinks(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("7.ts"), "x");
        Files.writeString(elsewhere.resolve("index.m3u8"), PLAYLIST);
        Files.createSymbolicLink(directory.resolve("studio"), elsewhere);
        Files.createSymbolicLink(directory.resolve("studio.m3u8"), elsewhere.resolve("index.m3u8"));

        assertThat(new HlsDirectory(directory).withdraw(STREAM)).isZero();
        assertThat(names(elsewhere)).containsExactly("7.ts", "index.m3u8");
        assertThat(elsewhere.resolve("index.m3u8")).hasContent(PLAYLIST);
    }

    @Test
    void aMissingDirectoryIsAnError() {
        assertThatThrownBy(() -> new HlsDirectory(directory.resolve("none")).withdraw(STREAM))
                .isInstanceOf(FirebreakException.class)
                .hasMessageContaining("studio")
                .hasMessageContaining("none");
    }

    private void write(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(directory.resolve(name), name.endsWith(".m3u8") ? PLAYLIST : "media");
        }
    }

    private static List<String> names(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
