package dev.firebreak.core.copy;

import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * What is remembered of a minute or so of one session: its fingerprints, whose times begin with the piece.
 *
 * @param from media time at which it begins
 * @param start wall-clock time of the same moment
 * @param video as {@link dev.firebreak.core.fingerprint.video.FingerprintBytes} writes it; empty where nothing was to be seen
 * @param sound as {@link dev.firebreak.core.fingerprint.sound.SoundFingerprintFormat} writes it; empty where nothing was to be heard
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode below compare what is in the arrays
public record TrafficPiece(
        StreamId stream, SessionId session, Duration from, Instant start, byte[] video, byte[] sound) {
    /** The most bytes of either fingerprint: ten times what a minute of a wild stream takes. */
    public static final int MAX_BYTES = 256 << 10;

    /** Throws {@link IllegalArgumentException} where there is nothing, or too much, or it begins before the session. */
    public TrafficPiece {
        if (from.isNegative()) {
            throw new IllegalArgumentException("A piece begins at 0 or later, not at " + from);
        }
        if (video.length > MAX_BYTES || sound.length > MAX_BYTES || video.length + sound.length == 0) {
            throw new IllegalArgumentException("A piece has fingerprints of up to %d bytes each, not %d and %d"
                    .formatted(MAX_BYTES, video.length, sound.length));
        }
        video = video.clone();
        sound = sound.clone();
    }

    @Override
    public byte[] video() {
        return video.clone();
    }

    @Override
    public byte[] sound() {
        return sound.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrafficPiece piece
                && stream.equals(piece.stream)
                && session.equals(piece.session)
                && from.equals(piece.from)
                && start.equals(piece.start)
                && Arrays.equals(video, piece.video)
                && Arrays.equals(sound, piece.sound);
    }

    @Override
    public int hashCode() {
        return session.hashCode() * 31 + from.hashCode();
    }

    @Override
    public String toString() {
        return "TrafficPiece[%s from %s, %d and %d bytes]".formatted(stream, from, video.length, sound.length);
    }
}
