package dev.firebreak.training.evaluate;

import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.inference.engine.Pace;
import dev.firebreak.inference.engine.Scorer;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.Pictures;
import dev.firebreak.training.measure.Share;
import dev.firebreak.training.wear.PictureWear;
import dev.firebreak.training.work.Steps;
import dev.firebreak.training.work.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Still pictures, which no decoder of streams takes: read as files and put through front end and engine, one by one. */
public final class Stills {
    /**
     * What came of the stills of one set.
     *
     * @param what they show
     * @param takenFor how many of them for each class
     * @param game share taken for a game
     * @param masked the same with the edges covered, where games draw their displays
     */
    public record OfSet(String what, PictureMeans means, Map<String, Integer> takenFor, Share game, Masked masked) {}

    /** Figures with the edges covered. */
    public record Masked(PictureMeans means, Map<String, Integer> takenFor, Share game) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Scored(Clip clip, double[] plain, double[] masked) {}

    private static final int GAME = 1;
    private static final List<String> CLASSES = List.of("firearm in first person", "game", "film", "other");

    private final Scorer scorer;
    private final Steps steps;

    Stills(Scorer scorer, Steps steps) {
        this.scorer = scorer;
        this.steps = steps;
    }

    static boolean isStill(Clip clip) {
        String name = clip.file().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".png");
    }

    Map<String, OfSet> bySet(List<Clip> clips, Skipped skipped) {
        Map<String, List<Scored>> sets = new TreeMap<>();
        Workers.each("still pictures", clips, steps, clip -> score(clip, skipped)).stream()
                .flatMap(Optional::stream)
                .forEach(scored -> sets.computeIfAbsent(scored.clip().set(), set -> new ArrayList<>())
                        .add(scored));
        Map<String, OfSet> all = new LinkedHashMap<>();
        sets.forEach((set, scored) -> all.put(set, of(scored)));
        return all;
    }

    private Optional<Scored> score(Clip clip, Skipped skipped) {
        try {
            Frame frame = Pictures.frame(Pictures.read(clip.file(), Frame.MAX_SIDE), Duration.ZERO);
            return Optional.of(new Scored(clip, scores(frame), scores(PictureWear.withoutEdges(frame))));
        } catch (FirebreakException e) {
            skipped.refused(clip, e);
            return Optional.empty();
        }
    }

    private double[] scores(Frame frame) {
        PictureScores scores = scorer.picture(frame, Pace.FILE).join();
        return new double[] {scores.firearmFirstPerson(), scores.game(), scores.film(), scores.other()};
    }

    private static OfSet of(List<Scored> scored) {
        List<double[]> plain = scored.stream().map(Scored::plain).toList();
        List<double[]> masked = scored.stream().map(Scored::masked).toList();
        return new OfSet(
                scored.getFirst().clip().label(),
                PictureMeans.of(plain),
                takenFor(plain),
                Share.of(plain, each -> Confusion.highest(each) == GAME),
                new Masked(
                        PictureMeans.of(masked),
                        takenFor(masked),
                        Share.of(masked, each -> Confusion.highest(each) == GAME)));
    }

    private static Map<String, Integer> takenFor(List<double[]> scores) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        CLASSES.forEach(name -> counts.put(name, 0));
        scores.forEach(each -> counts.merge(CLASSES.get(Confusion.highest(each)), 1, Integer::sum));
        return counts;
    }
}
