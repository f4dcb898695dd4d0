package dev.firebreak.core.verdict;

import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import org.jspecify.annotations.Nullable;

/**
 * One second of a session: what timelines show and incidents keep. Sound scores are those of the window with the most
 * gunfire, picture scores those of the frame with the most firearm; null where there was none.
 *
 * @param second whole seconds of media time since the session began
 * @param score the judge's highest score in this second, in [0, 1]
 * @param level the judge's highest level in this second
 */
public record TimelineSecond(
        long second, @Nullable SoundScores sound, @Nullable PictureScores picture, double score, VerdictLevel level) {}
