package dev.firebreak.app.banking;

import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Segments that follow each other without a break, as one file. Transport streams may be put behind each other; any other container
 * stands alone.
 *
 * @param at where it begins, from the beginning of the first segment
 */
record MediaRun(Path file, Duration at) {
    /** What one incident may take of the disk while it is fingerprinted; what comes later is left out. */
    static final long MAX_BYTES = 4L << 30;

    /** Between the end of one segment and the begin of the next, where nothing is missing. */
    private static final Duration SEAM = Duration.ofMillis(500);

    static List<MediaRun> write(List<Segment> segments, Function<Segment, Optional<byte[]>> bytes, Path folder)
            throws IOException {
        return write(segments, bytes, folder, MAX_BYTES);
    }

    static List<MediaRun> write(
            List<Segment> segments, Function<Segment, Optional<byte[]>> bytes, Path folder, long most)
            throws IOException {
        List<MediaRun> runs = new ArrayList<>();
        Duration start = segments.getFirst().offset();
        @Nullable Segment before = null;
        long written = 0;
        for (Segment segment : segments) {
            Optional<byte[]> media = bytes.apply(segment);
            if (media.isEmpty()) {
                before = null;
                continue;
            }
            written += media.get().length;
            if (written > most) {
                return runs;
            }
            if (before == null || !follows(before, segment)) {
                String name = runs.size() + "." + segment.format().extension();
                runs.add(new MediaRun(folder.resolve(name), segment.offset().minus(start)));
            }
            append(runs.getLast().file(), media.get());
            before = segment;
        }
        return runs;
    }

    private static boolean follows(Segment before, Segment segment) {
        return segment.format() == SegmentFormat.MPEG_TS
                && before.format() == SegmentFormat.MPEG_TS
                && !segment.discontinuity()
                && segment.offset().minus(before.end()).abs().compareTo(SEAM) <= 0;
    }

    private static void append(Path file, byte[] bytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(bytes);
        }
    }
}
