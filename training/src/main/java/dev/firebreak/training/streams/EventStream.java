package dev.firebreak.training.streams;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.training.replay.DecodedClip;
import dev.firebreak.training.sound.Filters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * One staged event: forty seconds of a harmless stream, shots laid over it from the mark on. A composite, whatever the shots are.
 *
 * @param clip to be played
 * @param mark media time of the first shot
 * @param source of the shots; the drill's is made
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record EventStream(EventKind kind, DecodedClip clip, Duration mark, String source) {
    static final Duration LENGTH = Duration.ofSeconds(40);

    /** An event is found when a level is reached before this long after its first shot. */
    static final Duration FOUND_WITHIN = Duration.ofSeconds(12);

    private static final int SHOOTING = 10 * Sound.SAMPLE_RATE;
    private static final int VARIANTS = 5;

    /** The highest frequency that distant recordings of 8 kHz hold. */
    private static final double DISTANT_HERTZ = 3_800;

    /** The harmless stream is turned down, as shots close by are much louder than life. */
    private static final double BACKGROUND = 0.4;

    static EventStream of(EventKind kind, StreamMaterial material, Random random, UnaryOperator<Frame> change) {
        SceneChoice choice = new SceneChoice(material.harmless(), random, new HashSet<>());
        StreamMedia media = new StreamMedia(choice, LENGTH.toMillis() / Source.SLOT.toMillis());
        float[] samples = samples(media);
        Filters.scale(samples, BACKGROUND);
        int mark = Sound.SAMPLE_RATE * 18 + random.nextInt(4 * Sound.SAMPLE_RATE);
        List<Source> recordings = kind == EventKind.DISTANT ? material.distant() : material.near();
        Source recording = kind == EventKind.DRILL ? null : recordings.get(random.nextInt(recordings.size()));
        List<float[]> shots = recording == null ? synthetic(random) : List.of(Gunfire.of(recording));
        if (kind == EventKind.DISTANT) {
            Filters.lowPass(samples, DISTANT_HERTZ);
        }
        Gunfire.bursts(samples, shots, mark, kind == EventKind.SINGLE ? mark + 1 : mark + SHOOTING, random);
        StreamMedia.quantise(samples);
        List<Frame> frames = new ArrayList<>();
        media.frames().forEachRemaining(frame -> frames.add(change.apply(frame)));
        List<Evidence.OfMotion> motion = new ArrayList<>();
        media.motion().forEachRemaining(motion::add);
        return new EventStream(
                kind,
                new DecodedClip(true, samples, frames, motion),
                Duration.ofNanos(mark * 1_000_000_000L / Sound.SAMPLE_RATE),
                recording == null ? "made" : recording.clip().file().toString());
    }

    Duration foundBefore() {
        return mark.plus(FOUND_WITHIN);
    }

    private static List<float[]> synthetic(Random random) {
        List<float[]> shots = new ArrayList<>();
        for (int i = 0; i < VARIANTS; i++) {
            shots.add(Gunfire.synthetic(random));
        }
        return shots;
    }

    private static float[] samples(StreamMedia media) {
        float[] all = new float[(int) (LENGTH.toSeconds() * Sound.SAMPLE_RATE)];
        int at = 0;
        for (var run = media.nextRun(); run.isPresent(); run = media.nextRun()) {
            System.arraycopy(run.get(), 0, all, at, run.get().length);
            at += run.get().length;
        }
        return all;
    }
}
