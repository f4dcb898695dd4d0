package dev.firebreak.training.sound;

import org.jspecify.annotations.Nullable;

/**
 * One window with what is known about it.
 *
 * @param logMel the model's input, 96 × 64
 * @param gunfire 1 gunfire, 0 none, NaN unknown
 * @param source 0 real, 1 game, 2 film, -1 unknown
 * @param kind how it was made, for counting
 * @param before the input before something was laid over it; null where nothing was
 */
@SuppressWarnings("ArrayRecordComponent") // spectrograms are passed on, never compared
public record SoundExample(float[] logMel, float gunfire, int source, String kind, float @Nullable [] before) {
    static final int REAL = 0;
    static final int GAME = 1;
    static final int FILM = 2;
    static final int UNKNOWN = -1;

    /** The kind of windows that hold a recorded shot which a person or the index vouches for. */
    static final String RECORDED = "recorded";

    /** A window over which nothing was laid. */
    public SoundExample(float[] logMel, float gunfire, int source, String kind) {
        this(logMel, gunfire, source, kind, null);
    }

    /** Whether its label needs no second opinion. */
    boolean vouchedFor() {
        return kind.equals(RECORDED);
    }

    SoundExample withLogMel(float[] encoded) {
        return new SoundExample(encoded, gunfire, source, kind, before);
    }

    SoundExample withSource(int known) {
        return new SoundExample(logMel, gunfire, known, kind, before);
    }

    SoundExample withGunfire(float known) {
        return new SoundExample(logMel, known, source, kind, before);
    }
}
