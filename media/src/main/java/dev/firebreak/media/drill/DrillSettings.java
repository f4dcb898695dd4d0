package dev.firebreak.media.drill;

import dev.firebreak.core.stream.StreamKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What is published in a drill, and where to.
 *
 * @param target {@code rtmp://host:port/application}, without the key
 * @param key of the stream; never on a command line, in a log or in a message
 * @param timetable of the staged drill; with a clip only its harmless part counts
 * @param keyFrameInterval whole seconds, 1 to 10
 * @param bitsPerSecond of the pictures, 100 000 to 20 000 000
 * @param clip an operator's own recording, published after the harmless part instead of the staged attack
 */
public record DrillSettings(
        URI target,
        StreamKey key,
        DrillTimetable timetable,
        Duration keyFrameInterval,
        int bitsPerSecond,
        Optional<Clip> clip) {

    /**
     * A file that FFmpeg can read, with pictures and, if possible, sound; of a longer one the first
     * {@value DrillTimetable#MAX_PART_SECONDS} s are used.
     *
     * @param attackAt time in the clip at which the attack begins, 0 or more
     */
    public record Clip(Path file, Duration attackAt) {
        public Clip {
            if (attackAt.isNegative() || attackAt.toSeconds() > DrillTimetable.MAX_PART_SECONDS) {
                throw new IllegalArgumentException("The attack begins 0 to 3600 s into the clip, not at " + attackAt);
            }
        }
    }

    /** Throws {@link IllegalArgumentException} unless the values are in range. */
    public DrillSettings {
        if (!"rtmp".equals(target.getScheme()) || target.getHost() == null || target.getRawUserInfo() != null) {
            throw new IllegalArgumentException("A drill is published to rtmp://host:port/application, not " + target);
        }
        long seconds = keyFrameInterval.toSeconds();
        if (seconds < 1 || seconds > 10 || !keyFrameInterval.equals(Duration.ofSeconds(seconds))) {
            throw new IllegalArgumentException("Key frames are 1 to 10 whole seconds apart, not " + keyFrameInterval);
        }
        if (bitsPerSecond < 100_000 || bitsPerSecond > 20_000_000) {
            throw new IllegalArgumentException("A drill has 100000 to 20000000 bits a second, not " + bitsPerSecond);
        }
    }

    /** The staged drill with a key frame a second at 2 Mbit/s. */
    public static DrillSettings staged(URI target, StreamKey key, DrillTimetable timetable) {
        return new DrillSettings(target, key, timetable, Duration.ofSeconds(1), 2_000_000, Optional.empty());
    }

    public DrillSettings withKeyFrameInterval(Duration interval) {
        return new DrillSettings(target, key, timetable, interval, bitsPerSecond, clip);
    }

    public DrillSettings withClip(Clip chosen) {
        return new DrillSettings(target, key, timetable, keyFrameInterval, bitsPerSecond, Optional.of(chosen));
    }
}
