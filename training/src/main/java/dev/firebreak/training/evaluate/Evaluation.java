package dev.firebreak.training.evaluate;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.inference.engine.EngineSettings;
import dev.firebreak.inference.engine.InferenceEngine;
import dev.firebreak.inference.engine.Scorer;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.DatasetIndex;
import dev.firebreak.training.graph.OnnxReader;
import dev.firebreak.training.sound.Teacher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * Measures a package on a folder of labelled clips: each is played through decoding, analysis and judge, as a stream of
 * its own. The same package and clips give the same figures.
 */
public final class Evaluation {
    private final ModelPackage models;
    private final ClipPlayer player;
    private final Optional<Path> teacher;

    /** @param teacher the unchanged YAMNet, to compare with on the same windows */
    public Evaluation(ModelPackage models, ClipPlayer player, Optional<Path> teacher) {
        this.models = models;
        this.player = player;
        this.teacher = teacher;
    }

    /**
     * The clips of the indexes ({@code *index.csv}) in {@code folder} that a package may be measured on: rows that
     * are for measuring, by their use or because their split is test, and whose label is known. With {@code sets} only these.
     */
    public static List<Clip> clips(Path folder, Set<String> sets) {
        List<Clip> clips = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path index : files.filter(file -> file.toString().endsWith("index.csv"))
                    .sorted()
                    .toList()) {
                DatasetIndex.read(index).stream()
                        .filter(clip -> sets.isEmpty() || sets.contains(clip.set()))
                        .filter(clip -> clip.measurable() && Kind.knows(clip.label()))
                        .forEach(clips::add);
            }
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, "The folder %s cannot be listed".formatted(folder), e);
        }
        if (clips.isEmpty()) {
            throw new FirebreakException(
                    ErrorCode.NOT_FOUND, "No index in %s names clips to measure on".formatted(folder));
        }
        return clips;
    }

    /**
     * Plays the clips and adds up. What cannot be decoded is left out and named under {@code skipped}.
     *
     * @param lineage what the package was trained or calibrated on
     * @param done told after each clip how many are done
     * @throws FirebreakException CONFLICT when a clip is training material or of the package's lineage
     */
    public Map<String, Object> run(List<Clip> clips, Lineage lineage, IntConsumer done) {
        lineage.requireApart(clips);
        List<ClipResult> results = new ArrayList<>();
        Skipped skipped = new Skipped();
        try (InferenceEngine engine = InferenceEngine.open(models, EngineSettings.standard())) {
            Optional<Anchor> anchor = teacher.map(file -> new Anchor(engine, new Teacher(OnnxReader.read(file))));
            Scorer scorer = anchor.isPresent() ? anchor.get() : engine;
            int heard = 0;
            for (Clip clip : clips) {
                if (!skipped.leavesOut(clip)) {
                    play(clip, scorer, anchor, skipped).ifPresent(results::add);
                }
                done.accept(++heard);
            }
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("package", models.toString());
        report.put("soundSha256", models.description().sound().sha256());
        report.put("pictureSha256", models.description().picture().sha256());
        report.put("skipped", skipped.report());
        if (!results.isEmpty()) {
            report.put("figures", Figures.of(results));
        }
        return report;
    }

    private Optional<ClipResult> play(Clip clip, Scorer scorer, Optional<Anchor> anchor, Skipped skipped) {
        ClipScore score = new ClipScore();
        try {
            var duration = player.play(clip.file(), scorer, models.description().operatingPoints(), score::add);
            skipped.played(clip);
            return Optional.of(
                    score.result(clip, duration, anchor.map(Anchor::take).orElse(OptionalDouble.empty())));
        } catch (FirebreakException e) {
            anchor.ifPresent(Anchor::take);
            skipped.refused(clip, e);
            return Optional.empty();
        }
    }
}
