package dev.firebreak.edge.gate;

import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.segment.Segment;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes a window as an RFC 8216 media playlist. Version 3 suffices: durations with fractions are its newest feature.
 * EXT-X-START is left out on purpose: it may not point nearer to the live edge than three target durations, where players
 * start anyway.
 */
final class PlaylistText {
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private PlaylistText() {}

    static PlaylistAnswer.Playlist write(PlaylistWindow window, boolean over) {
        StringBuilder text = new StringBuilder(1024)
                .append("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-TARGETDURATION:")
                .append(window.targetSeconds())
                .append("\n#EXT-X-MEDIA-SEQUENCE:")
                .append(window.firstSequence())
                .append("\n#EXT-X-DISCONTINUITY-SEQUENCE:")
                .append(window.discontinuitySequence())
                .append('\n');
        for (GateEntry entry : window.listed()) {
            append(text, entry);
        }
        if (over) {
            text.append("#EXT-X-ENDLIST\n");
        }
        String written = text.toString();
        String hash = Hash256.sha256(written.getBytes(StandardCharsets.UTF_8)).hex();
        return new PlaylistAnswer.Playlist(written, '"' + hash.substring(0, 32) + '"');
    }

    private static void append(StringBuilder text, GateEntry entry) {
        Segment segment = entry.segment();
        if (entry.discontinuity()) {
            text.append("#EXT-X-DISCONTINUITY\n");
        }
        text.append("#EXT-X-PROGRAM-DATE-TIME:")
                .append(DATE_TIME.format(segment.start()))
                .append("\n#EXTINF:")
                .append(seconds(segment.duration()))
                .append(",\n")
                .append(segment.id().session())
                .append('/')
                .append(segment.id().sequence())
                .append('.')
                .append(segment.format().extension())
                .append('\n');
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).toPlainString();
    }
}
