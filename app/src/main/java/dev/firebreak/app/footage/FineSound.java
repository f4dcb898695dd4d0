package dev.firebreak.app.footage;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.footage.FootageStore;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.media.decode.Decoders;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * A clip's loudness finely enough to set shot marks by: one value each {@value FinePeaks#STEP_MILLIS} ms. Made when asked for, by playing the clip's
 * sound; the newest few are remembered. Thread-safe; at most {@value #AT_ONCE} are made at a time, who comes then is turned away.
 */
public final class FineSound implements FinePeaks {
    /** Longest sound that is looked at: four hours. */
    public static final int MAX_VALUES = 4 * 3_600_000 / STEP_MILLIS;

    private static final int AT_ONCE = 2;
    private static final int REMEMBERED = 8;
    private static final int STEP_SAMPLES = Sound.SAMPLE_RATE * STEP_MILLIS / 1000;

    private final ClipSound player;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Map<Hash256, byte[]> newest = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Hash256, byte[]> eldest) {
            return size() > REMEMBERED;
        }
    };

    public FineSound(FootageStore store, Supplier<Decoders> decoders) {
        player = new ClipSound(store, decoders);
    }

    @Override
    public byte[] peaks(Hash256 clip) throws InterruptedException {
        synchronized (newest) {
            byte[] known = newest.get(clip);
            if (known != null) {
                return known.clone();
            }
        }
        if (!places.tryAcquire()) {
            throw new FirebreakException(
                    ErrorCode.CONFLICT, "Other clips are being listened to; try again in a moment");
        }
        try {
            Peaks peaks = new Peaks();
            player.play(clip, sound -> peaks.add(sound.samples()));
            byte[] made = peaks.finish();
            synchronized (newest) {
                newest.put(clip, made);
            }
            return made.clone();
        } finally {
            places.release();
        }
    }

    /** Gathers the largest sample of each step. */
    static final class Peaks {
        private byte[] values = new byte[12_000];
        private int count;
        private float largest;
        private int inStep;

        void add(float[] samples) {
            for (float sample : samples) {
                largest = Math.max(largest, Math.abs(sample));
                if (++inStep == STEP_SAMPLES) {
                    close();
                }
            }
        }

        byte[] finish() {
            if (inStep > 0) {
                close();
            }
            return Arrays.copyOf(values, count);
        }

        private void close() {
            if (count < MAX_VALUES) {
                if (count == values.length) {
                    values = Arrays.copyOf(values, Math.min(MAX_VALUES, count * 2));
                }
                values[count++] = (byte) Math.round(Math.min(1, largest) * 255);
            }
            largest = 0;
            inStep = 0;
        }
    }
}
