package dev.firebreak.edge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A media playlist as a strict reader of RFC 8216 sees it: parsing checks the order of tags, their values, and what a
 * version 3 playlist without keys and maps may contain.
 */
record ParsedPlaylist(
        long targetSeconds, long mediaSequence, long discontinuitySequence, List<Item> items, boolean ended) {

    /** One segment, with the numbers that a player gives it. */
    record Item(
            String uri,
            double seconds,
            long mediaSequence,
            long discontinuity,
            boolean afterDiscontinuity,
            Instant start) {}

    static ParsedPlaylist parse(String text) {
        assertThat(text).endsWith("\n").doesNotContain("\r");
        List<String> lines = List.of(text.split("\n"));
        assertThat(lines.subList(0, 3)).containsExactly("#EXTM3U", "#EXT-X-VERSION:3", "#EXT-X-INDEPENDENT-SEGMENTS");
        long target = Long.parseLong(value(lines.get(3), "#EXT-X-TARGETDURATION:"));
        long sequence = Long.parseLong(value(lines.get(4), "#EXT-X-MEDIA-SEQUENCE:"));
        long discontinuitySequence = Long.parseLong(value(lines.get(5), "#EXT-X-DISCONTINUITY-SEQUENCE:"));
        boolean ended = lines.getLast().equals("#EXT-X-ENDLIST");
        List<String> body = lines.subList(6, lines.size() - (ended ? 1 : 0));
        List<Item> items = items(body, sequence, discontinuitySequence);
        for (Item item : items) {
            assertThat(Math.round(item.seconds()))
                    .as("EXTINF of %s", item.uri())
                    .isLessThanOrEqualTo(target);
        }
        return new ParsedPlaylist(target, sequence, discontinuitySequence, items, ended);
    }

    List<String> uris() {
        return items.stream().map(Item::uri).toList();
    }

    /** Checks that a player which saw {@code before} may be given this one; what was withdrawn may have gone. */
    void follows(ParsedPlaylist before) {
        assertThat(mediaSequence).as("media sequence").isGreaterThanOrEqualTo(before.mediaSequence);
        assertThat(discontinuitySequence)
                .as("discontinuity sequence")
                .isGreaterThanOrEqualTo(before.discontinuitySequence);
        for (Item item : items) {
            Optional<Item> same = before.items.stream()
                    .filter(old -> old.mediaSequence() == item.mediaSequence())
                    .findFirst();
            same.ifPresent(
                    old -> assertThat(item).as("same number, same segment").isEqualTo(old));
        }
    }

    private static List<Item> items(List<String> body, long sequence, long discontinuitySequence) {
        List<Item> items = new ArrayList<>();
        long discontinuities = discontinuitySequence;
        int line = 0;
        while (line < body.size()) {
            boolean discontinuity = body.get(line).equals("#EXT-X-DISCONTINUITY");
            if (discontinuity) {
                discontinuities++;
                line++;
            }
            Instant start = Instant.parse(value(body.get(line), "#EXT-X-PROGRAM-DATE-TIME:"));
            String seconds = value(body.get(line + 1), "#EXTINF:");
            assertThat(seconds).matches("\\d+\\.\\d{3},");
            String uri = body.get(line + 2);
            assertThat(uri).matches("[0-9a-f-]{36}/\\d+\\.ts");
            items.add(new Item(
                    uri,
                    Double.parseDouble(seconds.substring(0, seconds.length() - 1)),
                    sequence + items.size(),
                    discontinuities,
                    discontinuity,
                    start));
            line += 3;
        }
        return items;
    }

    private static String value(String line, String tag) {
        assertThat(line).startsWith(tag);
        return line.substring(tag.length());
    }
}
