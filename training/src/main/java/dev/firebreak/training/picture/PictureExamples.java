package dev.firebreak.training.picture;

import dev.firebreak.inference.frontend.PictureInput;
import dev.firebreak.training.data.Pictures;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes labelled pictures. Firearms in first person are drawn over photographs: synthetic, never a test of the real thing. */
final class PictureExamples {
    private static final int FIREARM = 0;
    private static final int GAME = 1;
    private static final int FILM = 2;

    private static final int[][] SHAPES = {{320, 180}, {320, 180}, {320, 240}, {180, 320}};

    private final PictureMaterial material;
    private final PictureInput input;
    private final RandomGenerator random;
    private final HeldThing held;
    private final boolean drawn;

    PictureExamples(PictureMaterial material, PictureSettings settings, RandomGenerator random) {
        this.material = material;
        this.input = new PictureInput(settings.side());
        this.random = random;
        this.held = new HeldThing(random);
        this.drawn = settings.drawnFirearms();
    }

    List<PictureExample> make(int count) {
        List<PictureExample> examples = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int label = drawn ? i % 4 : 1 + i % 3;
            BufferedImage worn = Wear.worn(picture(label), random);
            byte[] pixels = new byte[input.bytes()];
            input.write(Pictures.frame(worn, Duration.ZERO), pixels, 0);
            examples.add(new PictureExample(pixels, label));
        }
        return examples;
    }

    private BufferedImage picture(int label) {
        BufferedImage picture = cut(
                switch (label) {
                    case GAME -> material.game(random);
                    case FILM -> material.film(random);
                    default -> material.other(random);
                },
                label == GAME ? 0.6 : 0.35);
        // Boxes over every class: those over games hide the display, the others keep boxes from meaning a game.
        if (label == GAME || random.nextInt(3) == 0) {
            Wear.hideDisplay(picture, random);
        }
        if (drawn) {
            hold(picture, label);
        }
        return picture;
    }

    private void hold(BufferedImage picture, int label) {
        switch (label) {
            case FIREARM -> held.firearm(picture);
            case GAME, FILM -> {
                // A weapon drawn our way must not outweigh what the rest of the picture is.
                if (random.nextInt(label == GAME ? 3 : 6) == 0) {
                    held.firearm(picture);
                }
            }
            default -> {
                if (random.nextInt(3) == 0) {
                    held.harmless(picture);
                }
            }
        }
    }

    /** A random part of a picture, at least {@code least} of its sides, now and then mirrored, in a common shape. */
    private BufferedImage cut(BufferedImage from, double least) {
        int[] shape = SHAPES[random.nextInt(SHAPES.length)];
        double part = least + (1 - least) * random.nextDouble();
        double ratio = (double) shape[0] / shape[1];
        double width = Math.min(from.getWidth(), from.getHeight() * ratio) * part;
        double height = width / ratio;
        double x = (from.getWidth() - width) * random.nextDouble();
        double y = (from.getHeight() - height) * random.nextDouble();
        BufferedImage out = new BufferedImage(shape[0], shape[1], BufferedImage.TYPE_INT_RGB);
        Graphics2D g = out.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        boolean mirrored = random.nextBoolean();
        g.drawImage(
                from,
                mirrored ? shape[0] : 0,
                0,
                mirrored ? 0 : shape[0],
                shape[1],
                (int) x,
                (int) y,
                (int) (x + width),
                (int) (y + height),
                null);
        g.dispose();
        return out;
    }
}
