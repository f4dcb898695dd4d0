package dev.firebreak.app.footage;

import dev.firebreak.core.footage.IntakeOutcome;
import dev.firebreak.core.footage.MediaFacts;
import dev.firebreak.core.footage.SoundCurve;
import dev.firebreak.core.footage.Thumbnail;
import java.util.List;

/** What decoding a clip from start to end showed. */
sealed interface ProbedClip {
    /** It is media; {@code made} is what it is recognised by. */
    record Usable(MediaFacts media, List<Thumbnail> thumbnails, SoundCurve curve, ClipTap.Made made)
            implements ProbedClip {}

    /** It is not, or passes a limit. */
    record Unusable(IntakeOutcome.Reason reason, String why) implements ProbedClip {}
}
