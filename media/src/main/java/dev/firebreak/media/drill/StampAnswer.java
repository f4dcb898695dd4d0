package dev.firebreak.media.drill;

import java.util.ArrayList;
import java.util.List;

/** A {@link StampedSegment} as a line of text: complete or cut, how many unreadable, then number and h or a of each stamp. */
final class StampAnswer {
    private StampAnswer() {}

    static String format(StampedSegment segment) {
        StringBuilder line = new StringBuilder(segment.complete() ? "complete " : "cut ");
        line.append(segment.unreadable());
        for (Stamp stamp : segment.stamps()) {
            line.append(' ').append(stamp.number()).append(stamp.attack() ? 'a' : 'h');
        }
        return line.toString();
    }

    /** Throws {@link IllegalArgumentException} when the line is none. */
    static StampedSegment parse(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length < 2) {
            throw new IllegalArgumentException("No answer of the stamp reader: " + line);
        }
        List<Stamp> stamps = new ArrayList<>();
        for (int i = 2; i < parts.length; i++) {
            int last = Math.max(0, parts[i].length() - 1);
            stamps.add(new Stamp(Integer.parseInt(parts[i].substring(0, last)), parts[i].endsWith("a")));
        }
        return new StampedSegment(stamps, Integer.parseInt(parts[1]), parts[0].equals("complete"));
    }
}
