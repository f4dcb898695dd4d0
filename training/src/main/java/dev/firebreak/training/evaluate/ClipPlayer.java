package dev.firebreak.training.evaluate;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.verdict.OperatingPoints;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.inference.engine.Scorer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiConsumer;

/** Plays a file through decoding, analysis and judge, the way {@code watch} does. */
@FunctionalInterface
public interface ClipPlayer {
    /**
     * Plays {@code file} to its end.
     *
     * @param judged hears each piece of evidence with the verdict that it led to, in order
     * @return how much media time was analysed
     * @throws dev.firebreak.core.error.FirebreakException BAD_MEDIA when it cannot be decoded
     */
    Duration play(Path file, Scorer scorer, OperatingPoints points, BiConsumer<Evidence, Verdict> judged);
}
