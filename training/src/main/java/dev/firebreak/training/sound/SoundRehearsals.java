package dev.firebreak.training.sound;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.inference.frontend.LogMel;
import dev.firebreak.inference.frontend.LogMelStream;
import dev.firebreak.training.rehearsal.Rehearsal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Streams from validation source groups, scored window by window as a live stream is. */
public final class SoundRehearsals {
    private static final int HARMLESS_SECONDS = 60;
    private static final int GAME_SECONDS = 15;

    private final SoundMaterial material;
    private final Function<float[], SoundScores> scorer;
    private final long seed;

    SoundRehearsals(SoundMaterial material, Function<float[], SoundScores> scorer, long seed) {
        this.material = material;
        this.scorer = scorer;
        this.seed = seed;
    }

    /** {@code minutes} of harmless streams, {@code attacks} attacks, and the game play there is. */
    List<Rehearsal> make(int minutes, int attacks) {
        SoundStreams streams = new SoundStreams(material, new Random(seed));
        List<Rehearsal> made = new ArrayList<>();
        for (int i = 0; i < minutes; i++) {
            made.add(rehearsal(Rehearsal.Kind.HARMLESS, streams.harmless(HARMLESS_SECONDS), 0));
        }
        List<float[]> gunfire = GunfireBank.make(Math.max(6, attacks / 2), false, new Random(seed + 1));
        for (int i = 0; i < attacks; i++) {
            made.add(rehearsal(Rehearsal.Kind.ATTACK, streams.attack(gunfire), SoundStreams.FIRST_SHOT));
        }
        streams.games(GAME_SECONDS).forEach(part -> made.add(rehearsal(Rehearsal.Kind.GAME, part, 0)));
        return made;
    }

    private Rehearsal rehearsal(Rehearsal.Kind kind, float[] samples, int firstShot) {
        List<Evidence> evidence = new ArrayList<>();
        LogMelStream windows = new LogMelStream(
                new LogMel(), (logMel, end) -> evidence.add(new Evidence.OfSound(duration(end), scorer.apply(logMel))));
        windows.accept(samples);
        return new Rehearsal(kind, evidence, duration(firstShot), duration(samples.length));
    }

    private static Duration duration(long samples) {
        return Duration.ofNanos(samples * 1_000_000_000L / Sound.SAMPLE_RATE);
    }
}
