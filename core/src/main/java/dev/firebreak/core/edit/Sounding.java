package dev.firebreak.core.edit;

import java.util.Locale;
import java.util.SplittableRandom;

/** Edits of the sound, or of which of sound and pictures is there. */
final class Sounding {
    private static final float[] NONE = {};

    private Sounding() {}

    /** With other pictures. */
    static Edit soundOnly(SplittableRandom random, Surroundings around) {
        double gain = random.nextDouble(-15, 12);
        double from = random.nextDouble(0, 60);
        boolean telephone = random.nextInt(4) == 0;
        String text =
                String.format(Locale.ROOT, "other pictures, %+.0f dB%s", gain, telephone ? ", telephone's band" : "");
        return Edit.of(text, copy -> {
            float[] sound = Waves.louder(copy.take().sound(), gain);
            return copy.with(otherPictures(copy.take(), around, from)
                    .withSound(telephone ? Waves.band(sound, 300, 3400) : sound));
        });
    }

    private static Take otherPictures(Take take, Surroundings around, double from) {
        Film other = around.other().film();
        return take.withFilm(at -> other.at(from + at));
    }

    static Edit pictureOnly() {
        return Edit.of("no sound", copy -> copy.with(copy.take().withSound(NONE)));
    }

    static Edit replaced(SplittableRandom random, Surroundings around) {
        boolean music = random.nextBoolean();
        int skipped = random.nextInt(Take.SOUND_RATE);
        return Edit.of(music ? "by music" : "by speech", copy -> {
            float[] other = music ? around.music() : around.speech();
            int samples = Take.samples(copy.take().seconds());
            float[] sound = Waves.repeated(other, skipped + samples);
            return copy.with(copy.take().withSound(Waves.part(sound, skipped, sound.length)));
        });
    }

    /** Other pictures too: what is left is to be found by what is still heard of it. */
    static Edit talkedOver(SplittableRandom random, Surroundings around) {
        boolean music = random.nextBoolean();
        double louder = random.nextDouble(-3, 12);
        double from = random.nextDouble(0, 60);
        String text =
                String.format(Locale.ROOT, "other pictures, %+.0f dB over %s", louder, music ? "music" : "speech");
        return Edit.of(text, copy -> {
            float[] sound = Waves.over(copy.take().sound(), music ? around.music() : around.speech(), louder);
            return copy.with(otherPictures(copy.take(), around, from).withSound(sound));
        });
    }
}
