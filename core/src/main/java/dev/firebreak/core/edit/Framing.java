package dev.firebreak.core.edit;

import java.util.Locale;
import java.util.SplittableRandom;

/** Edits of where in the picture things are. */
final class Framing {
    private static final double HALF = 0.5;

    private Framing() {}

    static Edit scaled(SplittableRandom random) {
        double across = random.nextDouble(0.3, 1.6);
        double down = across * (random.nextInt(3) == 0 ? random.nextDouble(0.75, 1.33) : 1);
        return Edit.ofPictures(
                String.format(Locale.ROOT, "to %.2f x %.2f of its sides", across, down),
                picture -> Grain.scaled(picture, across, down));
    }

    static Edit cropped(SplittableRandom random) {
        double share = random.nextDouble(0.04, 0.45);
        double side = Math.sqrt(1 - share);
        double left = random.nextDouble() * (1 - side);
        double top = random.nextDouble() * (1 - side);
        Projection part = Projection.part(left, top, left + side, top + side);
        return Edit.ofPictures(
                String.format(Locale.ROOT, "%.0f %% of the picture cut off", 100 * share),
                picture -> part.draw(picture, sized(picture.width() * side, picture.height() * side, 0)));
    }

    static Edit boxed(SplittableRandom random) {
        double bar = random.nextDouble(0.05, 0.22);
        boolean sides = random.nextInt(3) == 0;
        boolean blurred = random.nextInt(4) == 0;
        int grey = random.nextInt(3) == 0 ? random.nextInt(256) : 0;
        double left = sides ? bar : 0;
        double top = sides ? 0 : bar;
        Projection into = Projection.into(left, top, 1 - left, 1 - top);
        String text = String.format(
                Locale.ROOT,
                "bars of %.0f %% at %s%s",
                100 * bar,
                sides ? "the sides" : "top and bottom",
                blurred ? ", blurred" : "");
        return Edit.ofPictures(text, picture -> {
            Picture ground = sized(picture.width() / (1 - 2 * left), picture.height() / (1 - 2 * top), grey);
            Picture filled = blurred ? Grain.blurred(Projection.part(0, 0, 1, 1).draw(picture, ground), 0.15) : ground;
            return into.draw(picture, filled);
        });
    }

    static Edit mirrored(SplittableRandom random) {
        double cut = random.nextInt(3) == 0 ? random.nextDouble(0, 0.04) : 0;
        Projection flipped = Projection.part(1 - cut, cut, cut, 1 - cut);
        return Edit.ofPictures(
                String.format(Locale.ROOT, "left and right exchanged, %.0f %% of the border cut off", 100 * cut),
                picture -> flipped.draw(picture, sized(picture.width(), picture.height(), 0)));
    }

    static Edit turned(SplittableRandom random) {
        int quarters = random.nextInt(1, 4);
        Projection turned = Projection.quarters(quarters);
        return Edit.ofPictures(
                String.format(Locale.ROOT, "%d degrees", 90 * quarters),
                picture -> turned.draw(
                        picture,
                        quarters % 2 == 0
                                ? sized(picture.width(), picture.height(), 0)
                                : sized(picture.height(), picture.width(), 0)));
    }

    static Edit tilted(SplittableRandom random) {
        double degrees = random.nextDouble(1, 9) * (random.nextBoolean() ? 1 : -1);
        double scale = random.nextBoolean() ? 1 + Math.abs(degrees) * 0.025 : 1;
        return Edit.ofPictures(
                String.format(Locale.ROOT, "%.1f degrees, enlarged by %.2f", degrees, scale),
                picture -> Projection.turned(
                                Math.toRadians(degrees), scale, picture.width() / (double) picture.height())
                        .draw(picture, sized(picture.width(), picture.height(), 0)));
    }

    /** The original in a part of other pictures, as reactions show it. */
    static Edit inPicture(SplittableRandom random, Surroundings around) {
        double share = random.nextDouble(0.35, 0.85);
        double left = random.nextDouble() * (1 - share);
        double top = random.nextDouble() * (1 - share);
        Projection into = Projection.into(left, top, left + share, top + share);
        double from = random.nextDouble(0, 60);
        return Edit.of(String.format(Locale.ROOT, "%.0f %% of the width, in other pictures", 100 * share), copy -> {
            Film film = copy.take().film();
            Film other = around.other().film();
            return copy.with(copy.take().withFilm(at -> {
                Picture picture = film.at(at);
                Picture ground = Projection.part(0, 0, 1, 1)
                        .draw(other.at(from + at), sized(picture.width(), picture.height(), 0));
                return into.draw(picture, ground);
            }));
        });
    }

    static Picture sized(double width, double height, int grey) {
        int most = Picture.MAX_SIDE;
        return Picture.plain(
                Math.clamp((long) (width + HALF), 8, most),
                Math.clamp((long) (height + HALF), 8, most),
                grey,
                grey,
                grey);
    }
}
