package dev.firebreak.core.footage;

import java.time.Duration;
import java.util.Optional;

/**
 * What the decoder found in a clip.
 *
 * @param container FFmpeg's name of the format, for example {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param duration media time that could be decoded, not what the container promises; zero for a picture
 * @param truncated whether the container breaks off: what is there can be used
 */
public record MediaFacts(
        FootageKind kind,
        String container,
        Duration duration,
        Optional<Picture> picture,
        Optional<SoundTrack> sound,
        boolean truncated) {
    /** Throws {@link IllegalArgumentException} when tracks and kind contradict each other. */
    public MediaFacts {
        if (picture.isPresent() == (kind == FootageKind.SOUND) || (kind == FootageKind.SOUND && sound.isEmpty())) {
            throw new IllegalArgumentException("A clip of kind " + kind + " has other tracks than these");
        }
        if (duration.isNegative()) {
            throw new IllegalArgumentException("A clip's duration is not negative");
        }
    }

    /**
     * The picture track.
     *
     * @param width pixels, upright
     * @param height pixels, upright
     */
    public record Picture(String codec, int width, int height) {}

    /** The sound track. */
    public record SoundTrack(String codec, int sampleRate, int channels) {}
}
