package dev.firebreak.training.evaluate;

import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.verdict.OperatingPoints;
import dev.firebreak.inference.engine.Scorer;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.Kind;
import dev.firebreak.training.data.Onset;
import dev.firebreak.training.data.SoundDecoder;
import dev.firebreak.training.sound.Teacher;
import dev.firebreak.training.work.Steps;
import dev.firebreak.training.work.Workers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/** Plays clips, several at a time, and keeps what came of each. Thread-safe. */
final class Trials {
    private final Scorer scorer;
    private final OperatingPoints points;
    private final SoundDecoder sounds;
    private final Optional<Teacher> teacher;
    private final Steps steps;
    private final Map<Path, Optional<Duration>> onsets = new ConcurrentHashMap<>();

    Trials(Scorer scorer, OperatingPoints points, SoundDecoder sounds, Optional<Teacher> teacher, Steps steps) {
        this.scorer = scorer;
        this.points = points;
        this.sounds = sounds;
        this.teacher = teacher;
        this.steps = steps;
    }

    /** In the order of {@code clips}, without those that could not be played: they are in {@code skipped}. */
    List<ClipResult> run(String what, List<Clip> clips, ClipPlayer player, Skipped skipped) {
        return Workers.each(what, clips, steps, clip -> play(clip, player, skipped)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<ClipResult> play(Clip clip, ClipPlayer player, Skipped skipped) {
        Kind kind = Kind.of(clip.label()).orElseThrow();
        ClipScore score = new ClipScore();
        Anchor anchor = new Anchor(scorer);
        try {
            Duration duration = player.play(clip.file(), teacher.isPresent() ? anchor : scorer, points, score::add);
            OptionalDouble unchanged = teacher.isPresent() ? anchor.highest(teacher.get()) : OptionalDouble.empty();
            Optional<Duration> onset = kind == Kind.GUNFIRE ? onset(clip) : Optional.empty();
            return Optional.of(score.result(clip, kind, duration, unchanged, onset));
        } catch (FirebreakException e) {
            skipped.refused(clip, e);
            return Optional.empty();
        }
    }

    private Optional<Duration> onset(Clip clip) {
        return onsets.computeIfAbsent(clip.file(), file -> Onset.of(sounds.decode(file)));
    }
}
