package dev.firebreak.training.train;

import dev.firebreak.core.verdict.OperatingPoints;
import dev.firebreak.inference.engine.EngineSettings;
import dev.firebreak.inference.engine.InferenceEngine;
import dev.firebreak.inference.engine.Scorer;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.FrameDecoder;
import dev.firebreak.training.data.SoundDecoder;
import dev.firebreak.training.fit.Progress;
import dev.firebreak.training.rehearsal.FusionFit;
import dev.firebreak.training.rehearsal.PointSearch;
import dev.firebreak.training.rehearsal.Rehearsal;
import dev.firebreak.training.rehearsal.RehearsalFigures;
import dev.firebreak.training.sound.SoundStreams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Fits the judge to a package's networks: streams are put together from the validation side of a recipe, scored by the
 * package as live streams are, and the judge's constants chosen on one half of the source groups and checked on the other.
 * Where the validation side has too little of games and films, the training side's are used too: the networks have heard
 * these. Nothing of the networks changes.
 */
final class JudgeFitting {
    private static final Set<String> SCARCE = Set.of("game", "game-gunfire", "film");

    private final SoundDecoder sounds;
    private final FrameDecoder frames;
    private final Progress progress;

    JudgeFitting(SoundDecoder sounds, FrameDecoder frames, Progress progress) {
        this.sounds = sounds;
        this.frames = frames;
        this.progress = progress;
    }

    /**
     * The judge's constants with figures.
     *
     * @param fitted figures on the streams that they were chosen on
     * @param checked figures on streams of other source groups
     * @param own the same of a judge without a fusion
     * @param fused the same of a judge with one that does not look at motion; it was taken if it was clearly better
     * @param moved the same of a judge with one that does; it was taken if it was clearly better again and the kicks were those of
     *     marked shots: of kicks that we drew, a judge learns only how we drew them
     * @param motion what the motion of the streams was made of
     */
    record Fitted(
            OperatingPoints points,
            RehearsalFigures fitted,
            RehearsalFigures checked,
            RehearsalFigures own,
            RehearsalFigures fused,
            RehearsalFigures moved,
            Map<String, Object> motion) {
        Map<String, Object> asMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("note", "attacks and shots are synthetic, or recordings of game weapons that stand in for life");
            map.put("checked", checked.asMap());
            map.put("chosenOn", fitted.asMap());
            map.put("fusion", points.fusion() != null);
            map.put("checkedWithoutFusion", own.asMap());
            map.put("checkedWithFusion", fused.asMap());
            map.put("checkedWithMotion", moved.asMap());
            map.put("motion", motion);
            return map;
        }
    }

    /** @param minutes of harmless streams, for each half; attacks likewise */
    Fitted fit(ModelPackage models, Division division, int minutes, int attacks, long seed) {
        try (InferenceEngine engine = InferenceEngine.open(models, EngineSettings.standard())) {
            List<Clip> material = material(division);
            MotionPool motion = new MotionPool();
            List<Rehearsal> first = rehearse(engine, half(material, 0), motion, minutes, attacks, seed);
            List<Rehearsal> second = rehearse(engine, half(material, 1), motion, minutes, attacks, seed + 1);
            progress.stage("judge: choosing constants on %d streams".formatted(first.size()));
            OperatingPoints own = PointSearch.best(first).points();
            progress.stage("judge: learning a fusion, then one that looks at motion");
            OperatingPoints fused = FusionFit.bestWithoutMotion(first, own);
            OperatingPoints moved = FusionFit.best(first, own);
            RehearsalFigures ownChecked = RehearsalFigures.of(second, own);
            RehearsalFigures fusedChecked = RehearsalFigures.of(second, fused);
            RehearsalFigures movedChecked = RehearsalFigures.of(second, moved);
            OperatingPoints points = own;
            RehearsalFigures checked = ownChecked;
            if (PointSearch.isClearlyBetter(fusedChecked, checked)) {
                points = fused;
                checked = fusedChecked;
            }
            if (!motion.kicks().isEmpty() && PointSearch.isClearlyBetter(movedChecked, checked)) {
                points = moved;
                checked = movedChecked;
            }
            return new Fitted(
                    points,
                    RehearsalFigures.of(first, points),
                    checked,
                    ownChecked,
                    fusedChecked,
                    movedChecked,
                    motion.asMap());
        }
    }

    private List<Rehearsal> rehearse(
            Scorer scorer, List<Clip> clips, MotionPool motion, int minutes, int attacks, long seed) {
        progress.stage("judge: rehearsing %d minutes and %d attacks with sounds of %d clips"
                .formatted(minutes, attacks, clips.size()));
        StreamScoring scoring = new StreamScoring(scorer, Division.visible(clips), frames, seed);
        motion.addAll(scoring.pool());
        List<Rehearsal> streams = new ArrayList<>();
        new SoundStreams(Division.sounding(clips), sounds, seed % 2 == 0, scoring::gunfire, seed)
                .make(minutes, attacks, stream -> streams.add(scoring.score(stream)));
        return streams;
    }

    private static List<Clip> material(Division division) {
        List<Clip> material = new ArrayList<>(division.validation());
        division.training().stream()
                .filter(clip -> SCARCE.contains(clip.label()))
                .forEach(material::add);
        return material;
    }

    /** Every other source group of each set and label; a label with one group only is in both halves. */
    static List<Clip> half(List<Clip> clips, int which) {
        Map<String, TreeMap<String, List<Clip>>> groups = new TreeMap<>();
        clips.forEach(clip -> groups.computeIfAbsent(clip.label() + "|" + clip.category(), key -> new TreeMap<>())
                .computeIfAbsent(clip.lineage(), key -> new ArrayList<>())
                .add(clip));
        List<Clip> half = new ArrayList<>();
        groups.values().forEach(of -> {
            int number = 0;
            for (List<Clip> group : of.values()) {
                if (of.size() == 1 || number++ % 2 == which) {
                    half.addAll(group);
                }
            }
        });
        return half;
    }
}
