package dev.firebreak.training.descriptor;

import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** Edits drawn at random, for a descriptor to learn what they leave unchanged. */
public final class RandomEdit {
    private RandomEdit() {}

    /** An edit of any kind and strength, now and then two. {@code other} is shown around or over the picture. */
    public static BufferedImage of(BufferedImage picture, BufferedImage other, RandomGenerator random) {
        BufferedImage once = one(picture, other, random);
        return random.nextInt(3) == 0 ? one(once, other, random) : once;
    }

    private static BufferedImage one(BufferedImage picture, BufferedImage other, RandomGenerator random) {
        double strength = random.nextDouble();
        return switch (random.nextInt(14)) {
            case 0 -> Edits.recoded(picture, 0.3 + 0.7 * strength, 0.1f + 0.4f * random.nextFloat());
            case 1, 2, 3 -> Edits.cropped(picture, 0.35 + 0.6 * strength, random);
            case 4 -> Edits.letterBoxed(picture, 0.05 + 0.2 * strength);
            case 5 -> Edits.mirrored(picture);
            case 6 -> Edits.rotated(picture, 24 * strength - 12);
            case 7, 8 -> Edits.within(other, picture, 0.4 + 0.5 * strength, random);
            case 9 -> Edits.overlaid(picture, other, 0.15 + 0.35 * strength, random);
            case 10 -> Edits.captioned(picture, 0.1 + 0.2 * strength, random);
            case 11 -> Edits.coloured(picture, strength, random);
            case 12 ->
                random.nextBoolean()
                        ? Edits.blurred(picture, 3 + random.nextInt(5))
                        : Edits.noisy(picture, 30 * strength, random);
            default -> new Screen(0.3 + 0.9 * strength, random).filmed(picture, other);
        };
    }
}
