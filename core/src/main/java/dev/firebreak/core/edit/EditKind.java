package dev.firebreak.core.edit;

import java.util.SplittableRandom;

/** What is done to a video before it is put up again. */
public enum EditKind {
    NONE("as it is", Needs.NOTHING),
    REENCODED("re-encoded", Needs.NOTHING),
    SCALED("scaled", Needs.NOTHING),
    CROPPED("cropped", Needs.NOTHING),
    LETTER_BOXED("letter-boxed", Needs.NOTHING),
    MIRRORED("mirrored", Needs.NOTHING),
    TURNED("turned by quarters", Needs.NOTHING),
    TILTED("tilted", Needs.NOTHING),
    PICTURE_IN_PICTURE("picture in picture", Needs.NOTHING),
    OVERLAID("overlay, watermark", Needs.NOTHING),
    CAPTIONED("caption", Needs.NOTHING),
    COLOURED("colour", Needs.NOTHING),
    BLURRED("blur", Needs.NOTHING),
    NOISY("noise", Needs.NOTHING),
    FASTER_OR_SLOWER("speed 0.8-1.25", Needs.NOTHING),
    SLICED("slice", Needs.NOTHING),
    REFILMED("re-filmed screen", Needs.NOTHING),
    SOUND_ONLY("sound only", Needs.SOUND),
    PICTURE_ONLY("picture only", Needs.NOTHING),
    SPLICED("spliced into other material", Needs.NOTHING),
    SOUND_REPLACED("sound replaced", Needs.NOTHING),
    LOW_RATE_SOUND("sound only, AAC 48 kbit/s", Needs.SOUND),
    TALKED_OVER("sound only, speech or music over it", Needs.SOUND),
    SEVERAL("several at once", Needs.NOTHING);

    private final String label;
    private final Needs needs;

    private enum Needs {
        NOTHING,
        SOUND
    }

    EditKind(String label, Needs needs) {
        this.label = label;
        this.needs = needs;
    }

    /** For people, a few words. */
    public String label() {
        return label;
    }

    /** False for edits of the sound of an original that has none. */
    boolean possible(Take original) {
        return needs == Needs.NOTHING || original.sound().length > 0;
    }

    /** Chooses its parameters. */
    Edit make(SplittableRandom random, Surroundings around) {
        return switch (this) {
            case NONE -> Timing.asItIs();
            case REENCODED -> Encodings.pictures(random);
            case SCALED -> Framing.scaled(random);
            case CROPPED -> Framing.cropped(random);
            case LETTER_BOXED -> Framing.boxed(random);
            case MIRRORED -> Framing.mirrored(random);
            case TURNED -> Framing.turned(random);
            case TILTED -> Framing.tilted(random);
            case PICTURE_IN_PICTURE -> Framing.inPicture(random, around);
            case OVERLAID -> Drawing.overlaid(random, around);
            case CAPTIONED -> Drawing.captioned(random);
            case COLOURED -> Looks.coloured(random);
            case BLURRED -> Looks.blurred(random);
            case NOISY -> Looks.noisy(random);
            case FASTER_OR_SLOWER -> Timing.speed(random);
            case SLICED -> Timing.sliced(random);
            case REFILMED -> Looks.refilmed(random);
            case SOUND_ONLY -> Sounding.soundOnly(random, around);
            case PICTURE_ONLY -> Sounding.pictureOnly();
            case SPLICED -> Timing.spliced(random, around);
            case SOUND_REPLACED -> Sounding.replaced(random, around);
            case LOW_RATE_SOUND -> Encodings.sound(random, around);
            case TALKED_OVER -> Sounding.talkedOver(random, around);
            case SEVERAL -> Mixture.several(random, around);
        };
    }
}
