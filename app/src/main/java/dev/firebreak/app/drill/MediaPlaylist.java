package dev.firebreak.app.drill;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The little that the drill's viewer needs of an HLS media playlist (RFC 8216): its segments, and whether it has ended. */
record MediaPlaylist(List<URI> segments, boolean ended) {
    MediaPlaylist {
        segments = List.copyOf(segments);
    }

    static MediaPlaylist parse(URI base, String text) {
        List<URI> segments = new ArrayList<>();
        boolean ended = false;
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.equals("#EXT-X-ENDLIST")) {
                ended = true;
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                segments.add(base.resolve(line));
            }
        }
        return new MediaPlaylist(segments, ended);
    }
}
