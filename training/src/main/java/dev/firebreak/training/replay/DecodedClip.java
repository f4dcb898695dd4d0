package dev.firebreak.training.replay;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import java.time.Duration;
import java.util.List;

/**
 * A clip as the decoder delivers it.
 *
 * @param sounding whether there is a sound track
 * @param samples 16 kHz mono for all of the clip; silence where there is no track. Not to be changed
 * @param frames every key frame and two a second, in order; empty without pictures
 * @param motion the steps of motion that a decoder measures of it, in order
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record DecodedClip(boolean sounding, float[] samples, List<Frame> frames, List<Evidence.OfMotion> motion) {
    public DecodedClip {
        frames = List.copyOf(frames);
        motion = List.copyOf(motion);
    }

    /** One whose motion nobody measured. */
    public DecodedClip(boolean sounding, float[] samples, List<Frame> frames) {
        this(sounding, samples, frames, List.of());
    }

    /** Media time covered. */
    public Duration length() {
        Duration heard = Duration.ofNanos(samples.length * 1_000_000_000L / Sound.SAMPLE_RATE);
        Duration seen = frames.isEmpty() ? Duration.ZERO : frames.getLast().at();
        return heard.compareTo(seen) > 0 ? heard : seen;
    }

    public DecodedClip withSamples(float[] other) {
        return new DecodedClip(sounding, other, frames, motion);
    }

    public DecodedClip withFrames(List<Frame> other) {
        return new DecodedClip(sounding, samples, other, motion);
    }

    public DecodedClip withMotion(List<Evidence.OfMotion> other) {
        return new DecodedClip(sounding, samples, frames, other);
    }

    /** Only its sound. */
    public DecodedClip withoutPictures() {
        return new DecodedClip(sounding, samples, List.of());
    }

    /** The same pictures with no sound track. */
    public DecodedClip withoutSound() {
        return new DecodedClip(false, new float[samples.length], frames, motion);
    }
}
