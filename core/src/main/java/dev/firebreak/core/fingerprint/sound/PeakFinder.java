package dev.firebreak.core.fingerprint.sound;

/**
 * Finds where the sound is louder than everything within {@value #REACH_FRAMES} frames and {@value #REACH_BANDS} bands: such
 * points stay when the level, the colour or the loudness between loud things changes. Being maxima of a neighbourhood they
 * come at most some 40 times a second. One thread at a time.
 */
final class PeakFinder {
    /** Frames of 16 ms to each side. */
    static final int REACH_FRAMES = 7;

    /** Bands to each side: 1/5 octave. */
    static final int REACH_BANDS = 6;

    /** What a peak must rise above the mean of its neighbourhood. */
    private static final float LEAST_PROMINENCE_DB = 3;

    private static final int ROWS = 2 * REACH_FRAMES + 1;

    /** Takes the peaks, by time and then pitch. */
    interface Sink {
        /**
         * One peak.
         *
         * @param tick time in ticks of 4 ms
         * @param pitch 1/512 octave above 280 Hz
         * @param strength prominence in decibels, 0 to 31
         */
        void peak(int tick, int pitch, int strength);
    }

    private final float[][] rows = new float[ROWS][PitchScale.BANDS];
    private final Sink sink;
    private int count;

    PeakFinder(Sink sink) {
        this.sink = sink;
        for (float[] row : rows) {
            java.util.Arrays.fill(row, PitchScale.FLOOR_DB);
        }
    }

    /** Where to write the levels of the next frame, before {@link #advance()}. */
    float[] next() {
        return rows[count % ROWS];
    }

    /** Takes {@link #next()} as written and judges the frame {@value #REACH_FRAMES} before it. */
    void advance() {
        int middle = count - REACH_FRAMES;
        count++;
        if (middle >= 0) {
            judge(middle);
        }
    }

    /** After the last frame: what follows is silence. */
    void finish() {
        for (int i = 0; i < REACH_FRAMES; i++) {
            java.util.Arrays.fill(next(), PitchScale.FLOOR_DB);
            advance();
        }
    }

    private void judge(int frame) {
        float[] row = row(frame);
        float[] before = row(frame - 1);
        float[] after = row(frame + 1);
        for (int band = 1; band < PitchScale.BANDS - 1; band++) {
            float level = row[band];
            if (level > PitchScale.FLOOR_DB
                    && level > row[band - 1]
                    && level >= row[band + 1]
                    && level > before[band]
                    && level >= after[band]) {
                float prominence = level - meanIfHighest(frame, band, level);
                if (prominence >= LEAST_PROMINENCE_DB) {
                    report(frame, band, prominence);
                }
            }
        }
    }

    private float[] row(int frame) {
        return rows[Math.floorMod(frame, ROWS)];
    }

    /** The mean level of the neighbourhood, or positive infinity where something in it is louder (as loud, and earlier). */
    private float meanIfHighest(int frame, int band, float level) {
        int low = Math.max(0, band - REACH_BANDS);
        int high = Math.min(PitchScale.BANDS - 1, band + REACH_BANDS);
        float sum = 0;
        for (int t = frame - REACH_FRAMES; t <= frame + REACH_FRAMES; t++) {
            float[] row = row(t);
            for (int b = low; b <= high; b++) {
                float other = row[b];
                if (other > level || (other == level && (t < frame || (t == frame && b < band)))) {
                    return Float.POSITIVE_INFINITY;
                }
                sum += other;
            }
        }
        return sum / ((high - low + 1) * ROWS);
    }

    private void report(int frame, int band, float prominence) {
        float[] row = row(frame);
        float alongPitch = vertex(row[band - 1], row[band], row[band + 1]);
        float alongTime = vertex(row(frame - 1)[band], row[band], row(frame + 1)[band]);
        int subframe = Math.clamp(Math.round(alongTime * SoundFingerprint.TICKS_PER_FRAME), -2, 1);
        int tick = frame * SoundFingerprint.TICKS_PER_FRAME + SoundFingerprint.FIRST_TICK + subframe;
        int pitch = Math.round((band + alongPitch) * SoundFingerprint.PITCH_STEPS_PER_BAND);
        sink.peak(tick, pitch, Math.min(SoundFingerprint.HIGHEST_STRENGTH, (int) prominence));
    }

    /** Where the parabola through three values has its top, -0.5 to 0.5 from the middle one, which is the highest. */
    private static float vertex(float left, float middle, float right) {
        float curvature = left - 2 * middle + right;
        return curvature >= 0 ? 0 : Math.clamp(0.5f * (left - right) / curvature, -0.5f, 0.5f);
    }
}
