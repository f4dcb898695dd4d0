package dev.firebreak.training.evaluate;

import dev.firebreak.inference.engine.EngineSettings;
import dev.firebreak.inference.engine.InferenceEngine;
import dev.firebreak.inference.engine.Scorer;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.media.recode.Recoder;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.Kind;
import dev.firebreak.training.data.SoundDecoder;
import dev.firebreak.training.evaluate.EvaluationReport.LearningPoint;
import dev.firebreak.training.graph.OnnxReader;
import dev.firebreak.training.replay.ClipDecoder;
import dev.firebreak.training.sound.Teacher;
import dev.firebreak.training.streams.StreamFigures;
import dev.firebreak.training.streams.StreamMaterial;
import dev.firebreak.training.streams.StreamTrials;
import dev.firebreak.training.wear.Conditions;
import dev.firebreak.training.work.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures a package on a folder of labelled clips. Each clip is played through decoding, analysis and judge, as a stream of its
 * own; still pictures go through front end and engine alone. The same package, clips and settings give the same figures.
 */
public final class Evaluation {
    /** Most seconds of music or speech that are laid over clips. */
    private static final int BED_SAMPLES = 60 * 16_000;

    private final ModelPackage models;
    private final Decoding decoding;
    private final EvaluationSettings settings;
    private final Steps steps;

    /**
     * How files are decoded.
     *
     * @param watched the way {@code watch} goes
     * @param clips whole clips, to be replayed
     * @param sounds their sound alone
     */
    public record Decoding(ClipPlayer watched, ClipDecoder clips, SoundDecoder sounds) {}

    public Evaluation(ModelPackage models, Decoding decoding, EvaluationSettings settings, Steps steps) {
        this.models = models;
        this.decoding = decoding;
        this.settings = settings;
        this.steps = steps;
    }

    /**
     * Measures. What cannot be decoded is left out and named under {@code skipped}.
     *
     * @throws dev.firebreak.core.error.FirebreakException CONFLICT when a source group or a clip was trained on, or what shows the same
     */
    public EvaluationReport run(Dataset dataset) {
        Lineage lineage = Lineage.of(models);
        lineage.requireApart(dataset.clips());
        lineage.requireUnlike(dataset.clips(), dataset.joined());
        List<Clip> extra = settings.extra().stream()
                .filter(clip -> !lineage.groups().contains(clip.lineage()))
                .toList();
        Skipped skipped = new Skipped();
        try (InferenceEngine engine = InferenceEngine.open(models, EngineSettings.standard())) {
            List<Clip> stills = dataset.clips().stream().filter(Stills::isStill).toList();
            List<Clip> moving = dataset.clips().stream()
                    .filter(Predicate.not(Stills::isStill))
                    .toList();
            Trials trials = trials(engine);
            List<ClipResult> results = trials.run("clips", moving, decoding.watched(), skipped);
            Map<String, Stills.OfSet> seen = new Stills(engine, steps).bySet(stills, skipped);
            List<Robustness.Row> rows = settings.robustness()
                    ? new Robustness(trials, decoding.clips())
                            .rows(
                                    playable(moving, results),
                                    Conditions.all(new Recoder(), bed(moving, true), bed(moving, false)))
                    : List.of();
            StreamFigures streams = settings.streamHours() > 0 ? streams(engine, moving, extra) : null;
            return report(dataset, lineage, extra, skipped, results, seen, rows, streams);
        }
    }

    private Trials trials(Scorer scorer) {
        Optional<Teacher> teacher = settings.teacher().map(file -> new Teacher(OnnxReader.read(file)));
        return new Trials(scorer, models.description().operatingPoints(), decoding.sounds(), teacher, steps);
    }

    private static List<Clip> playable(List<Clip> clips, List<ClipResult> results) {
        var played = results.stream().map(ClipResult::clip).collect(Collectors.toSet());
        return clips.stream().filter(played::contains).toList();
    }

    /** A minute at most of the dataset's own music or speech. */
    private Optional<float[]> bed(List<Clip> clips, boolean music) {
        List<Clip> fitting = clips.stream()
                .filter(clip -> clip.sounding() && Kind.of(clip.label()).orElseThrow() == Kind.HARMLESS)
                .filter(music ? StreamMaterial::isMusic : StreamMaterial::isSpeech)
                .toList();
        float[] bed = new float[BED_SAMPLES];
        int filled = 0;
        for (Clip clip : fitting) {
            float[] samples = decoding.sounds().decode(clip.file());
            int taken = Math.min(samples.length, bed.length - filled);
            System.arraycopy(samples, 0, bed, filled, taken);
            filled += taken;
        }
        return filled == 0 ? Optional.empty() : Optional.of(java.util.Arrays.copyOf(bed, filled));
    }

    private StreamFigures streams(InferenceEngine engine, List<Clip> clips, List<Clip> extra) {
        List<Clip> all = Stream.concat(clips.stream(), extra.stream())
                .filter(clip -> !Stills.isStill(clip))
                .toList();
        StreamMaterial material = StreamMaterial.of(all, decoding.clips(), steps);
        return new StreamTrials(material, models.description().operatingPoints(), engine, settings.seed(), steps)
                .run(settings.streamHours(), settings.events());
    }

    private EvaluationReport report(
            Dataset dataset,
            Lineage lineage,
            List<Clip> extra,
            Skipped skipped,
            List<ClipResult> results,
            Map<String, Stills.OfSet> stills,
            List<Robustness.Row> robustness,
            @Nullable StreamFigures streams) {
        ClipFigures clips = results.isEmpty() ? null : ClipFigures.of(results);
        EvaluationReport.TrainedOn trainedOn = new EvaluationReport.TrainedOn(
                lineage.groups().size(),
                counted(lineage.groups().stream().map(group -> group.substring(0, Math.max(0, group.indexOf('/'))))),
                dataset.gunfireGroupsSeen(lineage),
                dataset.gamesSeen(lineage));
        LearningPoint point = LearningPoints.of(models.toString(), trainedOn, clips);
        return new EvaluationReport(
                models.toString(),
                models.judge().hex(),
                models.description().sound().sha256(),
                models.description().picture().sha256(),
                measured(dataset, lineage, extra),
                trainedOn,
                skipped.report(),
                clips,
                stills,
                robustness,
                streams,
                streams == null ? List.of() : FalseAlarmBounds.of(streams),
                Floors.of(clips, streams, trainedOn.gamesSeen()),
                new ArrayList<>(List.of(point)));
    }

    private EvaluationReport.Measured measured(Dataset dataset, Lineage lineage, List<Clip> extra) {
        var leftOut = new TreeSet<String>();
        settings.extra().stream()
                .map(Clip::lineage)
                .filter(lineage.groups()::contains)
                .forEach(leftOut::add);
        return new EvaluationReport.Measured(
                dataset.name(),
                counted(dataset.clips().stream().map(Clip::set)),
                (int) dataset.clips().stream().map(Clip::lineage).distinct().count(),
                extra.size(),
                List.copyOf(leftOut));
    }

    private static Map<String, Long> counted(Stream<String> names) {
        return names.collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    }
}
