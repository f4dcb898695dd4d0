package dev.firebreak.training.evaluate;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Adds up what is judged of one clip. */
final class ClipScore {
    private final Map<VerdictLevel, Duration> reached = new EnumMap<>(VerdictLevel.class);
    private final List<Evidence.OfSound> windows = new ArrayList<>();
    private final double[] pictures = new double[4];
    private int frames;
    private double highestScore;

    void add(Evidence evidence, Verdict verdict) {
        highestScore = Math.max(highestScore, verdict.score());
        for (VerdictLevel level : VerdictLevel.values()) {
            if (verdict.level().atLeast(level)) {
                reached.putIfAbsent(level, verdict.at());
            }
        }
        switch (evidence) {
            case Evidence.OfSound of -> windows.add(of);
            case Evidence.OfPicture of -> add(of.scores());
            case Evidence.OfMotion ignored -> {} // it counts by what the judge makes of it
        }
    }

    private void add(PictureScores scores) {
        frames++;
        pictures[0] += scores.firearmFirstPerson();
        pictures[1] += scores.game();
        pictures[2] += scores.film();
        pictures[3] += scores.other();
    }

    ClipResult result(Clip clip, Kind kind, Duration duration, OptionalDouble teacher, Optional<Duration> onset) {
        Optional<double[]> means = Optional.empty();
        if (frames > 0) {
            double[] shares = pictures.clone();
            for (int i = 0; i < shares.length; i++) {
                shares[i] /= frames;
            }
            means = Optional.of(shares);
        }
        Optional<SoundScores> loudest =
                windows.stream().map(Evidence.OfSound::scores).max(Comparator.comparingDouble(SoundScores::gunfire));
        return new ClipResult(
                clip, kind, duration, highestScore, loudest, List.copyOf(windows), means, reached, teacher, onset);
    }
}
