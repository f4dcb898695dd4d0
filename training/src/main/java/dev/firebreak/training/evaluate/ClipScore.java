package dev.firebreak.training.evaluate;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.training.data.Clip;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Adds up what is judged of one clip. */
final class ClipScore {
    private final Map<VerdictLevel, Duration> reached = new EnumMap<>(VerdictLevel.class);
    private final double[] pictures = new double[4];
    private int frames;
    private double highestScore;
    private @Nullable SoundScores loudest;

    void add(Evidence evidence, Verdict verdict) {
        highestScore = Math.max(highestScore, verdict.score());
        for (VerdictLevel level : VerdictLevel.values()) {
            if (verdict.level().atLeast(level)) {
                reached.putIfAbsent(level, verdict.at());
            }
        }
        switch (evidence) {
            case Evidence.OfSound of -> {
                if (loudest == null || of.scores().gunfire() > loudest.gunfire()) {
                    loudest = of.scores();
                }
            }
            case Evidence.OfPicture of -> {
                PictureScores scores = of.scores();
                frames++;
                pictures[0] += scores.firearmFirstPerson();
                pictures[1] += scores.game();
                pictures[2] += scores.film();
                pictures[3] += scores.other();
            }
        }
    }

    ClipResult result(Clip clip, Duration duration, OptionalDouble anchor) {
        Optional<double[]> means = Optional.empty();
        if (frames > 0) {
            double[] shares = pictures.clone();
            for (int i = 0; i < shares.length; i++) {
                shares[i] /= frames;
            }
            means = Optional.of(shares);
        }
        return new ClipResult(
                clip,
                Kind.of(clip.label()),
                duration,
                highestScore,
                loudest == null ? 0 : loudest.gunfire(),
                loudest == null ? OptionalDouble.empty() : OptionalDouble.of(loudest.game()),
                means,
                reached,
                anchor);
    }
}
