package dev.firebreak.app.banking;

import dev.firebreak.core.segment.Segment;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Fingerprints segments. Thread-safe; may take as long as it takes to decode them. */
interface MediaPrinter {
    /**
     * Fingerprints what these segments of one session hold, in which time 0 is where the first begins.
     *
     * @param segments in their order, at least one
     * @param bytes of each; empty for one that is gone, which leaves a hole
     */
    Prints print(List<Segment> segments, Function<Segment, Optional<byte[]>> bytes) throws InterruptedException;
}
