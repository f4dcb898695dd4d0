package dev.firebreak.core.edit;

/**
 * What copies are put into, or have laid over them; nothing of it is of the original.
 *
 * @param other another video, into which and over which the original is put; its pictures may be asked for beyond its end
 * @param speech 16 kHz, mono, not empty
 * @param music likewise
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record Surroundings(Take other, float[] speech, float[] music) {
    public Surroundings {
        if (speech.length == 0 || music.length == 0 || other.sound().length == 0) {
            throw new IllegalArgumentException("Surroundings have sound, speech and music");
        }
    }

    /** Painted and synthesised: where no recordings are at hand. */
    public static Surroundings painted(long seed) {
        float[] speech = Synthesis.speech(seed);
        float[] music = Synthesis.music(seed + 1);
        return new Surroundings(
                new Take(Synthesis.SECONDS, new Scenery(seed + 2), Synthesis.speech(seed + 3)), speech, music);
    }
}
