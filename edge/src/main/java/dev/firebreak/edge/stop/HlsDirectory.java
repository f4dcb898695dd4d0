package dev.firebreak.edge.stop;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.stream.StreamId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The directory in which nginx-rtmp keeps a stream's HLS: {@code STREAM.m3u8} and {@code STREAM-NUMBER.ts}, or nested {@code
 * STREAM/index.m3u8} and {@code STREAM/NUMBER.ts}. A stream id has no character that could lead out of it; symbolic links are
 * not followed. Thread-safe.
 */
final class HlsDirectory {
    /** Largest playlist that is read for its numbers, in bytes. */
    static final int MAX_PLAYLIST_BYTES = 64 * 1024;

    private static final Pattern TARGET = Pattern.compile("(?m)^#EXT-X-TARGETDURATION:(\\d{1,6})\\s*$");
    private static final Pattern SEQUENCE = Pattern.compile("(?m)^#EXT-X-MEDIA-SEQUENCE:(\\d{1,18})\\s*$");
    private static final Pattern SEGMENT = Pattern.compile("(?m)^#EXTINF:");

    private final Path directory;

    HlsDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Ends the stream's playlist and deletes its segments. The playlist is replaced, not deleted: a player that gets 404 asks
     * again for a while and plays on what it has, one that reads EXT-X-ENDLIST stops. Returns how many files went.
     */
    int withdraw(StreamId stream) {
        String name = Pattern.quote(stream.value());
        Path nested = directory.resolve(stream.value());
        try {
            int gone = withdraw(directory, stream.value() + ".m3u8", Pattern.compile(name + "-\\d+\\.ts"));
            if (Files.isDirectory(nested, LinkOption.NOFOLLOW_LINKS)) {
                gone += withdraw(nested, "index.m3u8", Pattern.compile("\\d+\\.ts"));
            }
            return gone;
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.STOP_FAILED,
                    "HLS files of stream " + stream + " in " + directory + " cannot be withdrawn",
                    e);
        }
    }

    private static int withdraw(Path in, String playlist, Pattern segments) throws IOException {
        int gone = endPlaylist(in.resolve(playlist)) ? 1 : 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(in)) {
            for (Path file : files) {
                boolean ours =
                        segments.matcher(String.valueOf(file.getFileName())).matches();
                if (ours && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) && Files.deleteIfExists(file)) {
                    gone++;
                }
            }
        }
        return gone;
    }

    /** False when there is none, or when it has ended already. */
    private static boolean endPlaylist(Path playlist) throws IOException {
        if (!Files.isRegularFile(playlist, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        String before =
                Files.size(playlist) > MAX_PLAYLIST_BYTES ? "" : Files.readString(playlist, StandardCharsets.UTF_8);
        String after = ended(before);
        if (before.equals(after)) {
            return false;
        }
        Path written = playlist.resolveSibling(playlist.getFileName() + ".withdrawn");
        Files.deleteIfExists(written);
        Files.writeString(written, after, StandardCharsets.UTF_8);
        Files.move(written, playlist, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    /** An empty playlist that ends, with numbers that go on from those of {@code before}. */
    private static String ended(String before) {
        Matcher segments = SEGMENT.matcher(before);
        long sequence = number(SEQUENCE, before, 0) + segments.results().count();
        return "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-MEDIA-SEQUENCE:%d\n#EXT-X-TARGETDURATION:%d\n#EXT-X-ENDLIST\n"
                .formatted(sequence, number(TARGET, before, 1));
    }

    private static long number(Pattern pattern, String text, long otherwise) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : otherwise;
    }
}
