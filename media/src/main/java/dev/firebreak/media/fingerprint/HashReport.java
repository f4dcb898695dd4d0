package dev.firebreak.media.fingerprint;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.fingerprint.tmk.TmkSignature;
import dev.firebreak.core.fingerprint.video.SampledFrame;
import dev.firebreak.core.fingerprint.vpdq.VpdqFeature;
import dev.firebreak.media.decode.DecodeEnd;
import java.time.Duration;
import java.util.Optional;

/**
 * What the process that hashes a video says, in this order: opened, then frames, features, pictures and progress, the signature, the
 * end. The picture of a frame comes before the frame, up to some {@value #MOST_AHEAD} pictures ahead.
 */
public sealed interface HashReport {
    /** The container is understood. */
    record Opened(VideoFacts facts) implements HashReport {}

    /** Pictures that come before the frame of the first of them, at most. */
    int MOST_AHEAD = 32;

    /** A picture of which a frame will follow, scaled down. */
    record Shown(Frame picture) implements HashReport {}

    /** The fingerprint's next picture. */
    record Hashed(SampledFrame frame) implements HashReport {}

    /** The next feature of vPDQ. */
    record Feature(VpdqFeature feature) implements HashReport {}

    /** Media time that has been dealt with. */
    record Reached(Duration at) implements HashReport {}

    /** The TMK signature. */
    record Signature(TmkSignature signature) implements HashReport {}

    /** Nothing follows. */
    record Over(DecodeEnd end) implements HashReport {}

    /**
     * What a video is.
     *
     * @param codec FFmpeg's name of it
     * @param width pixels as coded
     * @param height pixels as coded
     * @param framesPerSecond on average; 0 where it is not known
     * @param duration where the container says so
     */
    record VideoFacts(String codec, int width, int height, double framesPerSecond, Optional<Duration> duration) {}
}
