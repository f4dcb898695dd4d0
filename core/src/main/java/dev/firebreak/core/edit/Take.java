package dev.firebreak.core.edit;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A video, decoded.
 *
 * @param seconds how long it is, above 0
 * @param sound 16 kHz, mono, in [-1, 1], as long as the pictures or shorter; empty where there is none. Not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // takes are passed on, never compared
public record Take(double seconds, Film film, float[] sound) {
    /** Samples of sound a second. */
    public static final int SOUND_RATE = 16_000;

    public Take {
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("A take lasts some time, not " + seconds + " s");
        }
    }

    /** Of pictures in memory, at least one, {@code perSecond} of them. */
    public static Take of(List<Picture> pictures, double perSecond, float[] sound) {
        List<Picture> all = List.copyOf(pictures);
        Film film = at -> all.get(Math.clamp((long) Math.floor(at * perSecond + 1e-6), 0, all.size() - 1));
        return new Take(all.size() / perSecond, film, sound);
    }

    Take withFilm(Film other) {
        return new Take(seconds, other, sound);
    }

    Take withSound(float[] other) {
        return new Take(seconds, film, other);
    }

    /** The same with each picture changed. */
    Take each(UnaryOperator<Picture> change) {
        return withFilm(at -> change.apply(film.at(at)));
    }

    static int samples(double seconds) {
        return (int) Math.round(Math.max(0, seconds) * SOUND_RATE);
    }
}
