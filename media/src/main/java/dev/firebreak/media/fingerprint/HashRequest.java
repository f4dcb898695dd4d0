package dev.firebreak.media.fingerprint;

import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is wanted of a video. vPDQ and TMK look at every picture, so with them everything is decoded.
 *
 * @param step between two hashed pictures of the fingerprint, {@link #LEAST_STEP} to {@link #LONGEST_STEP}
 * @param keyFramesOnly decodes key frames alone: ten times as fast and as coarse as the encoder placed them, but never denser than
 *     {@code step}
 * @param vpdqSeconds seconds per hash of vPDQ, 0 for every picture; empty for none
 * @param tmk whether the TMK signature is wanted
 * @param pictures whether the hashed pictures come back too, scaled down, for learned hashes to be made of them
 */
public record HashRequest(
        Duration step, boolean keyFramesOnly, Optional<Double> vpdqSeconds, boolean tmk, boolean pictures) {
    public static final Duration LEAST_STEP = Duration.ofMillis(20);
    public static final Duration LONGEST_STEP = Duration.ofMinutes(1);

    /** Throws {@link IllegalArgumentException} for a step out of range, or key frames alone where others are needed. */
    public HashRequest {
        if (step.compareTo(LEAST_STEP) < 0 || step.compareTo(LONGEST_STEP) > 0) {
            throw new IllegalArgumentException(
                    "A hash each %s to %s, not each %s".formatted(LEAST_STEP, LONGEST_STEP, step));
        }
        if (vpdqSeconds.isPresent() && !(vpdqSeconds.get() >= 0 && vpdqSeconds.get() <= LONGEST_STEP.toSeconds())) {
            throw new IllegalArgumentException("vPDQ takes a hash each 0 to 60 s, not each " + vpdqSeconds.get());
        }
        if (keyFramesOnly && (vpdqSeconds.isPresent() || tmk)) {
            throw new IllegalArgumentException("vPDQ and TMK are made of all pictures, not of key frames alone");
        }
    }

    /** A hash a second, everything decoded. */
    public static HashRequest everySecond() {
        return new HashRequest(VideoFingerprint.DEFAULT_STEP, false, Optional.empty(), false, false);
    }

    /** Key frames, at most one a second. */
    public static HashRequest keyFrames() {
        return new HashRequest(VideoFingerprint.DEFAULT_STEP, true, Optional.empty(), false, false);
    }

    /** This with vPDQ, a hash each {@code seconds}. */
    public HashRequest withVpdq(double seconds) {
        return new HashRequest(step, keyFramesOnly, Optional.of(seconds), tmk, pictures);
    }

    /** This with TMK. */
    public HashRequest withTmk() {
        return new HashRequest(step, keyFramesOnly, vpdqSeconds, true, pictures);
    }

    /** This with the pictures. */
    HashRequest withPictures() {
        return new HashRequest(step, keyFramesOnly, vpdqSeconds, tmk, true);
    }

    /** As the process that hashes is told. */
    public List<String> arguments() {
        return new ArrayList<>(List.of(
                Long.toString(step.toMillis()),
                Boolean.toString(keyFramesOnly),
                vpdqSeconds.map(seconds -> Double.toString(seconds)).orElse("none"),
                Boolean.toString(tmk),
                Boolean.toString(pictures)));
    }

    /** Reads {@link #arguments}, from {@code at} on. */
    public static HashRequest parse(String[] arguments, int at) {
        String vpdq = arguments[at + 2];
        return new HashRequest(
                Duration.ofMillis(Long.parseLong(arguments[at])),
                Boolean.parseBoolean(arguments[at + 1]),
                vpdq.equals("none") ? Optional.empty() : Optional.of(Double.valueOf(vpdq)),
                Boolean.parseBoolean(arguments[at + 3]),
                Boolean.parseBoolean(arguments[at + 4]));
    }
}
