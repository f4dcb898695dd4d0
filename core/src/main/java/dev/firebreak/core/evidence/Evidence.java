package dev.firebreak.core.evidence;

import java.time.Duration;

/** What the models, or the motion of the picture, say about one moment of a session. The judge takes it in order of {@link #at()}. */
public sealed interface Evidence {
    /** Media time since the session began; for sound the end of the window, since only then could it be known. */
    Duration at();

    /** One window of sound. */
    record OfSound(Duration at, SoundScores scores) implements Evidence {}

    /** One frame. */
    record OfPicture(Duration at, PictureScores scores) implements Evidence {}

    /** One step of motion; {@code at} is its end, since only then could it be known. */
    record OfMotion(Duration at, Motion motion) implements Evidence {}
}
