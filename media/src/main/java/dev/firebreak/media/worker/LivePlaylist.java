package dev.firebreak.media.worker;

import dev.firebreak.media.decode.DecodeLimits;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Tells a live HLS stream that has ended from one that went away: to FFmpeg both are the end of the file. Only the first says so, with
 * EXT-X-ENDLIST (RFC 8216, 4.3.3.4). Read through FFmpeg, under the same limits on protocols and time.
 */
final class LivePlaylist {
    /** From a list of variants to one of segments. */
    private static final int MOST_STEPS = 2;

    private final SourceAddress source;
    private final AVIOInterruptCB interrupt;

    LivePlaylist(SourceAddress source, AVIOInterruptCB interrupt) {
        this.source = source;
        this.interrupt = interrupt;
    }

    /** False, too, where the playlist cannot be read any more. */
    boolean ended() {
        String address = source.location();
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<String> text = read(address);
            if (text.isEmpty()) {
                return false;
            }
            Optional<String> variant = firstVariant(text.get());
            if (variant.isEmpty()) {
                return saysEnded(text.get());
            }
            try {
                address = URI.create(address).resolve(variant.get()).toString();
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
        return false;
    }

    static boolean saysEnded(String playlist) {
        return playlist.lines().anyMatch(line -> line.strip().equals("#EXT-X-ENDLIST"));
    }

    /** The address of the first variant, where the playlist is one of variants. */
    static Optional<String> firstVariant(String playlist) {
        Iterator<String> lines = playlist.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .iterator();
        boolean follows = false;
        while (lines.hasNext()) {
            String line = lines.next();
            if (follows && !line.startsWith("#")) {
                return Optional.of(line);
            }
            follows |= line.startsWith("#EXT-X-STREAM-INF");
        }
        return Optional.empty();
    }

    private Optional<String> read(String address) {
        AVDictionary options = new AVDictionary(null);
        avutil.av_dict_set(options, "protocol_whitelist", source.protocols(), 0);
        AVIOContext io = new AVIOContext(null);
        int code = avformat.avio_open2(io, address, avformat.AVIO_FLAG_READ, interrupt, options);
        avutil.av_dict_free(options);
        if (code < 0) {
            return Optional.empty();
        }
        try {
            byte[] bytes = new byte[DecodeLimits.MAX_PLAYLIST_BYTES];
            int length = 0;
            int got = 0;
            while (got >= 0 && length < bytes.length) {
                byte[] part = new byte[Math.min(65_536, bytes.length - length)];
                got = avformat.avio_read(io, part, part.length);
                if (got > 0) {
                    System.arraycopy(part, 0, bytes, length, got);
                    length += got;
                }
            }
            return Optional.of(new String(bytes, 0, length, StandardCharsets.UTF_8));
        } finally {
            avformat.avio_closep(io);
        }
    }
}
