package dev.firebreak.core.edit;

import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/** Encoded anew, by a real encoder. */
final class Encodings {
    private static final int LOW_SOUND = 48_000;

    private Encodings() {}

    /** From rates at which hardly anything is to be seen to those at which it falls apart into blocks. */
    static Edit pictures(SplittableRandom random) {
        int video = (int) (60_000 * Math.pow(10, random.nextDouble()));
        int sound = 1000 * random.nextInt(48, 129);
        String text = String.format(Locale.ROOT, "H.264 %d kbit/s, AAC %d kbit/s", video / 1000, sound / 1000);
        return new Edit(text, copy -> copy, Optional.of(new Coding(video, sound)));
    }

    static Edit sound(SplittableRandom random, Surroundings around) {
        Edit alone = Sounding.soundOnly(random, around);
        String text = alone.text() + ", AAC 48 kbit/s";
        return new Edit(text, alone.change(), Optional.of(new Coding(LOW_SOUND, LOW_SOUND)));
    }
}
