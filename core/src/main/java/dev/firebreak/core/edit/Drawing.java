package dev.firebreak.core.edit;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Things drawn over the picture. */
final class Drawing {
    private Drawing() {}

    static Edit overlaid(SplittableRandom random, Surroundings around) {
        return switch (random.nextInt(4)) {
            case 0 -> logo(random);
            case 1 -> watermark(random);
            case 2 -> faces(random);
            default -> corner(random, around);
        };
    }

    private static Edit logo(SplittableRandom random) {
        double size = random.nextDouble(0.08, 0.25);
        double x = random.nextBoolean() ? 0.02 : 0.98 - size;
        double y = random.nextBoolean() ? 0.03 : 0.97 - size;
        Canvas.Ink ground = Canvas.Ink.random(random, random.nextDouble(0.6, 1));
        long seed = random.nextLong();
        return drawn(String.format(Locale.ROOT, "a logo of %.0f %%", 100 * size), canvas -> {
            canvas.box(x, y, x + size, y + size, ground);
            canvas.disc(x + size / 2, y + size / 2, size / 3, Canvas.Ink.WHITE.covering(0.9));
            canvas.writing(
                    x + 0.01, y + 0.75 * size, 0.2 * size, canvas.letters(0.2 * size, size), Canvas.Ink.WHITE, seed);
        });
    }

    private static Edit watermark(SplittableRandom random) {
        double size = random.nextDouble(0.05, 0.12);
        double cover = random.nextDouble(0.15, 0.5);
        long seed = random.nextLong();
        return drawn(String.format(Locale.ROOT, "writing all over, %.0f %% dense", 100 * cover), canvas -> {
            for (double y = 0.05; y < 0.95; y += 3 * size) {
                canvas.writing(0, y, size, canvas.letters(size, 1), Canvas.Ink.WHITE.covering(cover), seed);
            }
        });
    }

    private static Edit faces(SplittableRandom random) {
        int count = random.nextInt(1, 5);
        double[] places = new double[3 * count];
        for (int i = 0; i < places.length; i += 3) {
            places[i] = random.nextDouble();
            places[i + 1] = random.nextDouble();
            places[i + 2] = random.nextDouble(0.04, 0.11);
        }
        Canvas.Ink skin = new Canvas.Ink(250, 210, 40, 1);
        return drawn(String.format(Locale.ROOT, "%d emoji", count), canvas -> {
            for (int i = 0; i < places.length; i += 3) {
                double radius = places[i + 2];
                canvas.disc(places[i], places[i + 1], radius, skin);
                canvas.disc(places[i] - radius / 3, places[i + 1] - radius / 3, radius / 6, Canvas.Ink.BLACK);
                canvas.disc(places[i] + radius / 3, places[i + 1] - radius / 3, radius / 6, Canvas.Ink.BLACK);
            }
        });
    }

    /** Somebody else's camera in a corner. */
    private static Edit corner(SplittableRandom random, Surroundings around) {
        double size = random.nextDouble(0.2, 0.38);
        double left = random.nextBoolean() ? 0.02 : 0.98 - size;
        double top = random.nextBoolean() ? 0.02 : 0.98 - size;
        Projection into = Projection.into(left, top, left + size, top + size);
        return Edit.of(String.format(Locale.ROOT, "other pictures in a corner, %.0f %%", 100 * size), copy -> {
            Film film = copy.take().film();
            return copy.with(
                    copy.take().withFilm(at -> into.draw(around.other().film().at(at), film.at(at))));
        });
    }

    static Edit captioned(SplittableRandom random) {
        double size = random.nextDouble(0.05, 0.1);
        boolean band = random.nextBoolean();
        boolean top = random.nextInt(3) == 0;
        int lines = random.nextInt(1, 3);
        double height = (lines + 0.6) * 1.4 * size;
        double from = top ? 0.02 : 0.98 - height;
        Canvas.Ink ground = random.nextBoolean() ? Canvas.Ink.BLACK : Canvas.Ink.WHITE;
        Canvas.Ink ink = ground.red() == 0 || !band ? Canvas.Ink.WHITE : Canvas.Ink.BLACK;
        long seed = random.nextLong();
        String text = String.format(
                Locale.ROOT, "%d lines at the %s%s", lines, top ? "top" : "bottom", band ? ", on a band" : "");
        return drawn(text, canvas -> {
            if (band) {
                canvas.box(0, from, 1, from + height, ground.covering(0.9));
            }
            for (int line = 0; line < lines; line++) {
                double y = from + (0.4 + line) * 1.4 * size;
                canvas.writing(0.06, y, size, canvas.letters(size, 0.88), ink, seed + line);
            }
        });
    }

    private static Edit drawn(String text, Consumer<Canvas> drawing) {
        return Edit.ofPictures(text, picture -> {
            Canvas canvas = new Canvas(picture);
            drawing.accept(canvas);
            return canvas.picture();
        });
    }
}
