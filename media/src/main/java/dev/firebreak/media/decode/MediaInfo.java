package dev.firebreak.media.decode;

import java.time.Duration;
import java.util.Optional;

/**
 * What a source holds.
 *
 * @param container FFmpeg's name of the format, for example {@code mpegts}
 * @param picture empty where there is none that can be decoded
 * @param sound empty where there is none that can be decoded; silence is delivered instead
 * @param duration where the container says so
 */
public record MediaInfo(
        String container, Optional<Picture> picture, Optional<Track> sound, Optional<Duration> duration) {
    /**
     * A picture track.
     *
     * @param width pixels as coded
     * @param height pixels as coded
     * @param rotationDegrees clockwise, to be applied for upright pictures: 0, 90, 180 or 270
     */
    public record Picture(String codec, int width, int height, int rotationDegrees) {}

    /** A sound track. */
    public record Track(String codec, int sampleRate, int channels) {}
}
