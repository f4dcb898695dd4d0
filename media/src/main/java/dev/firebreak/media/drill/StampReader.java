package dev.firebreak.media.drill;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the stamps of MPEG-TS segments as a viewer fetched them. The bytes are decoded in a process of its own, which may
 * crash or hang without harm. Thread-safe.
 */
public final class StampReader {
    /** The largest segment taken: 10 s at 25 Mbit/s. */
    public static final int MAX_SEGMENT_BYTES = 32 << 20;

    /** The most segments taken at once. */
    public static final int MAX_SEGMENTS = 1000;

    /** Pictures that are decoded of one segment; the rest of a longer one is left out and it counts as incomplete. */
    public static final int MAX_PICTURES = 2000;

    private static final Logger log = LoggerFactory.getLogger(StampReader.class);

    private final Duration limit;

    /** {@code limit}: the time that one call of {@link #read} may take, start of the process included. */
    public StampReader(Duration limit) {
        this.limit = limit;
    }

    /**
     * The stamps of each segment, in the order given. Throws {@link IllegalArgumentException} for more or larger segments than
     * the limits allow, {@link FirebreakException} when the process died or took too long.
     */
    public List<StampedSegment> read(List<byte[]> segments) throws InterruptedException {
        check(segments);
        Process process = ChildJvm.start(StampReaderMain.class);
        AtomicBoolean late = new AtomicBoolean();
        Thread watch = Thread.ofVirtual().name("stamp-limit").start(() -> endInTime(process, late));
        Thread feed = Thread.ofVirtual().name("stamp-feed").start(() -> feed(process, segments));
        try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8)) {
            List<StampedSegment> stamped = new ArrayList<>();
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                stamped.add(StampAnswer.parse(line));
            }
            if (stamped.size() == segments.size()) {
                return List.copyOf(stamped);
            }
            throw ended(late, "Of %d segments %d were read".formatted(segments.size(), stamped.size()), null);
        } catch (IOException | IllegalArgumentException e) {
            // Stopping a process closes the stream being read here: an IOException does not mean that it died by
            // itself.
            throw ended(late, "Not all of %d segments were read".formatted(segments.size()), e);
        } finally {
            process.destroyForcibly();
            watch.join();
            feed.join();
        }
    }

    private FirebreakException ended(AtomicBoolean late, String what, @Nullable Exception cause) {
        return late.get()
                ? new FirebreakException(
                        ErrorCode.LIMIT_EXCEEDED, what + ", then the process was stopped after " + limit, cause)
                : new FirebreakException(ErrorCode.BAD_MEDIA, what + ", then the process died", cause);
    }

    private void endInTime(Process process, AtomicBoolean late) {
        try {
            if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                late.set(true);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    private static void feed(Process process, List<byte[]> segments) {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()))) {
            for (byte[] segment : segments) {
                out.writeInt(segment.length);
                out.write(segment);
            }
        } catch (IOException e) {
            log.debug("The process that reads stamps ended before all segments were there", e);
        }
    }

    private static void check(List<byte[]> segments) {
        if (segments.size() > MAX_SEGMENTS) {
            throw new IllegalArgumentException(
                    "At most " + MAX_SEGMENTS + " segments are read at once, not " + segments.size());
        }
        for (byte[] segment : segments) {
            if (segment.length > MAX_SEGMENT_BYTES) {
                throw new IllegalArgumentException(
                        "A segment has at most " + MAX_SEGMENT_BYTES + " bytes, not " + segment.length);
            }
        }
    }
}
