package dev.firebreak.core.verdict;

import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import org.jspecify.annotations.Nullable;

/**
 * One second of a session: what timelines show and incidents keep. Sound scores are those of the window with the most
 * gunfire, picture scores those of the frame with the most firearm; null where there was none.
 *
 * @param second whole seconds of media time since the session began
 * @param motion the strongest jerk of the steps that ended in it, as part of the picture's height; null where none was measured: the stream
 *     was not looked at closely, or the picture could not be followed
 * @param score the judge's highest score in this second, in [0, 1]
 * @param level the judge's highest level in this second
 */
public record TimelineSecond(
        long second,
        @Nullable SoundScores sound,
        @Nullable PictureScores picture,
        @Nullable Double motion,
        double score,
        VerdictLevel level) {
    /** Without motion. */
    public TimelineSecond(
            long second,
            @Nullable SoundScores sound,
            @Nullable PictureScores picture,
            double score,
            VerdictLevel level) {
        this(second, sound, picture, null, score, level);
    }
}
