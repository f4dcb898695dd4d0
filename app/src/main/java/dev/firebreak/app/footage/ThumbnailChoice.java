package dev.firebreak.app.footage;

import dev.firebreak.app.still.SmallFrame;
import dev.firebreak.app.still.StillEncoder;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.footage.Thumbnail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Picks a few pictures, spread evenly over a clip whose length nobody knows before its end. One thread at a time. */
final class ThumbnailChoice {
    /** Pictures of a clip. */
    static final int MOST = 4;

    /** Frames kept while the end is unknown: 30 of at most 300 kB. */
    private static final int KEPT = 30;

    private final List<Frame> kept = new ArrayList<>();
    private Duration distance = Duration.ZERO;
    private long seen;

    void offer(Frame frame) {
        seen++;
        if (!kept.isEmpty() && frame.at().minus(kept.getLast().at()).compareTo(distance) < 0) {
            return;
        }
        kept.add(frame);
        if (kept.size() > KEPT) {
            for (int i = kept.size() - 2; i > 0; i -= 2) {
                kept.remove(i);
            }
            Duration span = kept.getLast().at().minus(kept.getFirst().at());
            distance = span.dividedBy(kept.size() - 1L);
        }
    }

    /** Frames offered so far. */
    long seen() {
        return seen;
    }

    /** In order of time. */
    List<Thumbnail> thumbnails() {
        List<Thumbnail> chosen = new ArrayList<>();
        int count = Math.min(MOST, kept.size());
        for (int i = 0; i < count; i++) {
            Frame frame = kept.get((2 * i + 1) * kept.size() / (2 * count));
            chosen.add(thumbnail(frame));
        }
        return chosen;
    }

    private static Thumbnail thumbnail(Frame frame) {
        Frame small = SmallFrame.of(frame, Thumbnail.MAX_SIDE);
        byte[] jpeg = StillEncoder.encode(small).jpeg();
        for (int side = Thumbnail.MAX_SIDE / 2; jpeg.length > Thumbnail.MAX_BYTES; side /= 2) {
            jpeg = StillEncoder.encode(SmallFrame.of(frame, side)).jpeg();
        }
        return new Thumbnail(frame.at(), jpeg);
    }
}
