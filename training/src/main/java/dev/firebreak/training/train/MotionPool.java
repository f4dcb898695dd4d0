package dev.firebreak.training.train;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Motion;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The motion of a recipe's videos as a decoder measured it: their unrest by kind, and the kicks at marked shots. */
final class MotionPool {
    /** A kick turns back so long before the mark, at most, or after it: marks are set by hand. */
    private static final Duration BEFORE = Duration.ofMillis(100);

    private static final Duration AFTER = Duration.ofMillis(300);

    private final Map<Kind, List<Motion>> unrest = new EnumMap<>(Kind.class);
    private final List<Double> kicks = new ArrayList<>();

    /** Adds a video. Games and films do not say how a firearm of life kicks. */
    void add(Clip clip, List<Evidence.OfMotion> motion) {
        Kind kind = Kind.of(clip.label()).orElse(Kind.GUNFIRE);
        switch (kind) {
            case HARMLESS, GAME, FILM -> {
                List<Motion> own = unrest.computeIfAbsent(kind, key -> new ArrayList<>());
                motion.forEach(step -> own.add(step.motion()));
            }
            case GUNFIRE, FIREARM_SEEN -> clip.shots().orElse(List.of()).forEach(shot -> addKick(shot, motion));
        }
    }

    void addAll(MotionPool other) {
        other.unrest.forEach((kind, steps) ->
                unrest.computeIfAbsent(kind, key -> new ArrayList<>()).addAll(steps));
        kicks.addAll(other.kicks);
    }

    /** The kick at a shot; none where the picture could be followed and was not kicked. */
    private void addKick(Duration shot, List<Evidence.OfMotion> motion) {
        boolean seen = false;
        double strongest = 0;
        for (Evidence.OfMotion step : motion) {
            if (step.motion() instanceof Motion.Measured measured
                    && step.at().compareTo(shot) > 0
                    && step.at().minus(shot).compareTo(Duration.ofSeconds(1)) <= 0) {
                seen = true;
                boolean near = measured.at().compareTo(shot.minus(BEFORE)) >= 0
                        && measured.at().compareTo(shot.plus(AFTER)) <= 0;
                strongest = near ? Math.max(strongest, measured.jerk()) : strongest;
            }
        }
        if (seen) {
            kicks.add(strongest);
        }
    }

    /** Steps of half a second of the clips of a kind, one after the other; empty where there are none. */
    List<Motion> of(Kind kind) {
        return unrest.getOrDefault(kind, List.of());
    }

    /** What real marked shots did to the picture; empty where there are none. */
    List<Double> kicks() {
        return kicks;
    }

    /** What it holds, for a package's record. */
    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Kind kind : List.of(Kind.HARMLESS, Kind.GAME, Kind.FILM)) {
            map.put(kind.word() + "HalfSeconds", of(kind).size());
        }
        map.put("markedShots", kicks.size());
        return map;
    }
}
