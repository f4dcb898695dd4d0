package dev.firebreak.inference.analysis;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.core.fingerprint.LearnedHash;
import dev.firebreak.inference.engine.SeenPicture;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What waits in a stream's line until all before it has been judged. */
sealed interface Pending {
    /** Whether it can be dealt with now. */
    boolean ready();

    /** Something that the engine is asked to score. */
    sealed interface Scored extends Pending {
        CompletableFuture<?> scores();

        /** Only when ready and the scores did not fail. */
        Evidence evidence();

        @Override
        default boolean ready() {
            return scores().isDone();
        }
    }

    /** A window of sound that ends at {@code at}. */
    record Window(Duration at, CompletableFuture<SoundScores> scores) implements Scored {
        @Override
        public Evidence evidence() {
            return new Evidence.OfSound(at, scores.join());
        }
    }

    /** A frame. */
    record Picture(Duration at, CompletableFuture<SeenPicture> scores) implements Scored {
        @Override
        public Evidence evidence() {
            return new Evidence.OfPicture(at, scores.join().scores());
        }

        Optional<LearnedHash> learned() {
            return scores.join().learned();
        }
    }

    /** A step of motion: nothing is left to be scored. */
    record Moved(Evidence.OfMotion evidence, CompletableFuture<?> scores) implements Scored {
        static Moved of(Evidence.OfMotion step) {
            return new Moved(step, CompletableFuture.completedFuture(step.motion()));
        }
    }

    /** How far the tracks had come when this was put in the line. */
    record Mark(Duration soundTo, Duration picturesTo) implements Pending {
        @Override
        public boolean ready() {
            return true;
        }
    }
}
