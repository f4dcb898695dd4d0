package dev.firebreak.app.report;

import dev.firebreak.core.copy.CopyMatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What {@code match} found of one file.
 *
 * @param name file name or address, without secrets
 * @param remark what a person should know, or why it was not looked at; may be empty
 * @param length zero for a picture
 * @param matches strongest first
 */
public record MatchedFile(String name, String remark, boolean looked, Duration length, List<Found> matches) {
    public MatchedFile {
        matches = List.copyOf(matches);
    }

    /** One that could not be looked at. */
    public static MatchedFile refused(String name, String why) {
        return new MatchedFile(name, why, false, Duration.ZERO, List.of());
    }

    /**
     * One match.
     *
     * @param reference what was matched
     * @param banked whether the reference is an entry of a bank, so that the bank's action counts
     * @param referenceLength where it is known
     * @param moments in order; none where no pictures are shown
     */
    public record Found(
            CopyMatch match,
            String reference,
            boolean banked,
            Optional<Duration> referenceLength,
            List<Moment> moments) {
        public Found {
            moments = List.copyOf(moments);
        }
    }

    /**
     * What both show at one moment.
     *
     * @param query JPEG
     * @param reference JPEG; a bank has none
     */
    public record Moment(Duration at, Duration referenceAt, Optional<byte[]> query, Optional<byte[]> reference) {}
}
