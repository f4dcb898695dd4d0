package dev.firebreak.bench.descriptor;

import dev.firebreak.training.descriptor.Edits;
import dev.firebreak.training.descriptor.Screen;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** The edits of the table. Places and colours are drawn anew for each video, and are the same for all of its frames. */
enum Edit {
    NONE,
    RECODED,
    CROP_80,
    CROP_60,
    CROP_40,
    LETTER_BOX,
    MIRROR,
    MIRROR_CROP_70,
    ROTATION_8,
    INSET_75,
    INSET_50,
    OVERLAY_40,
    CAPTION,
    COLOUR,
    BLUR,
    NOISE,
    REFILMED;

    /** {@code other} is what is shown around or over it. */
    BufferedImage apply(BufferedImage picture, BufferedImage other, RandomGenerator random) {
        return switch (this) {
            case NONE -> picture;
            case RECODED -> Edits.recoded(picture, 0.5, 0.15f);
            case CROP_80 -> Edits.cropped(picture, 0.8, random);
            case CROP_60 -> Edits.cropped(picture, 0.6, random);
            case CROP_40 -> Edits.cropped(picture, 0.4, random);
            case LETTER_BOX -> Edits.letterBoxed(picture, 0.15);
            case MIRROR -> Edits.mirrored(picture);
            case MIRROR_CROP_70 -> Edits.mirrored(Edits.cropped(picture, 0.7, random));
            case ROTATION_8 -> Edits.rotated(picture, random.nextBoolean() ? 8 : -8);
            case INSET_75 -> Edits.within(other, picture, 0.75, random);
            case INSET_50 -> Edits.within(other, picture, 0.5, random);
            case OVERLAY_40 -> Edits.overlaid(picture, other, 0.4, random);
            case CAPTION -> Edits.captioned(picture, 0.2, random);
            case COLOUR -> Edits.coloured(picture, 0.7, random);
            case BLUR -> Edits.blurred(picture, 7);
            case NOISE -> Edits.noisy(picture, 24, random);
            case REFILMED -> new Screen(1, random).filmed(picture, other);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
