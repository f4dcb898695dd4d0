package dev.firebreak.training.streams;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.training.replay.ReplayMedia;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A stream made of scenes: pictures at whole half seconds with a key frame at each cut and each two seconds, sound of 16 bits. A
 * file with just these is judged alike bit by bit. Sound and frames are read by one thread, which may be ahead with either.
 */
final class StreamMedia implements ReplayMedia {
    private static final int KEY_EVERY = 4;
    private static final int RUNS_IN_SLOT = 5;
    private static final float FULL = 32_768;

    private final SceneChoice choice;
    private final long slots;
    private final List<Scene> scenes = new ArrayList<>();
    private long run;

    StreamMedia(SceneChoice choice, long slots) {
        this.choice = choice;
        this.slots = slots;
    }

    @Override
    public boolean sounding() {
        return true;
    }

    @Override
    public Optional<float[]> nextRun() {
        if (run == slots * RUNS_IN_SLOT) {
            return Optional.empty();
        }
        Scene scene = scene(run / RUNS_IN_SLOT);
        float[] samples = new float[RUN_SAMPLES];
        scene.sound().ifPresent(sound -> sound.add(samples, scene.gain()));
        scene.music().ifPresent(music -> music.add(samples, scene.musicGain()));
        quantise(samples);
        run++;
        return Optional.of(samples);
    }

    @Override
    public Iterator<Frame> frames() {
        return new Iterator<>() {
            private long slot = pictured(0);

            @Override
            public boolean hasNext() {
                return slot < slots;
            }

            @Override
            public Frame next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Frame frame = frame(slot);
                slot = pictured(slot + 1);
                return frame;
            }
        };
    }

    @Override
    public Iterator<Evidence.OfMotion> motion() {
        return LongStream.range(0, slots)
                .mapToObj(this::motion)
                .flatMap(Optional::stream)
                .iterator();
    }

    /** What is heard about now. */
    String heard() {
        return scene(Math.min(slots - 1, run / RUNS_IN_SLOT)).heard();
    }

    /** The samples as 16 bits hold them: limited to full scale, rounded to the nearest step. */
    static void quantise(float[] samples) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Math.clamp(Math.round(samples[i] * FULL), -32_768, 32_767) / FULL;
        }
    }

    private long pictured(long from) {
        long slot = from;
        while (slot < slots && scene(slot).picture() == null) {
            slot = scene(slot).endSlot();
        }
        return slot;
    }

    private Frame frame(long slot) {
        Scene scene = scene(slot);
        Source picture = java.util.Objects.requireNonNull(scene.picture());
        Frame shown = picture.frame(scene.pictureFrom() + slot - scene.firstSlot());
        boolean key = slot % KEY_EVERY == 0 || slot == scene.firstSlot();
        return new Frame(
                Duration.ofMillis(slot * Source.SLOT.toMillis()), shown.width(), shown.height(), shown.rgb(), key);
    }

    private Optional<Evidence.OfMotion> motion(long slot) {
        Scene scene = scene(slot);
        Source picture = scene.picture();
        return picture == null
                ? Optional.empty()
                : picture.motion(scene.pictureFrom() + slot - scene.firstSlot(), Source.SLOT.multipliedBy(slot + 1));
    }

    private Scene scene(long slot) {
        while (scenes.isEmpty() || scenes.getLast().endSlot() <= slot) {
            scenes.add(choice.next(scenes.isEmpty() ? 0 : scenes.getLast().endSlot(), slots));
        }
        int at = scenes.size() - 1;
        while (scenes.get(at).firstSlot() > slot) {
            at--;
        }
        return scenes.get(at);
    }
}
