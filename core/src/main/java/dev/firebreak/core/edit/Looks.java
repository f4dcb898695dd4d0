package dev.firebreak.core.edit;

import java.util.Locale;
import java.util.SplittableRandom;

/** Edits of how the picture looks. */
final class Looks {
    private Looks() {}

    static Edit coloured(SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0 -> {
                double gamma = Math.exp(random.nextDouble(-0.7, 0.7));
                yield Edit.ofPictures(String.format(Locale.ROOT, "gamma %.2f", gamma), Tone.curve(1, 0, gamma));
            }
            case 1 -> {
                double contrast = random.nextDouble(0.5, 1.8);
                double brightness = random.nextDouble(-0.2, 0.2);
                String text = String.format(Locale.ROOT, "contrast %.2f, brightness %+.2f", contrast, brightness);
                yield Edit.ofPictures(text, Tone.curve(contrast, brightness, 1));
            }
            case 2 -> {
                double amount = random.nextInt(3) == 0 ? 0 : random.nextDouble(0.2, 2.2);
                yield Edit.ofPictures(String.format(Locale.ROOT, "saturation %.2f", amount), Tone.saturation(amount));
            }
            case 3 -> {
                double degrees = random.nextDouble(-90, 90);
                yield Edit.ofPictures(
                        String.format(Locale.ROOT, "hue by %.0f degrees", degrees), Tone.hue(Math.toRadians(degrees)));
            }
            default -> {
                double red = random.nextDouble(0.6, 1.3);
                double blue = random.nextDouble(0.6, 1.3);
                yield Edit.ofPictures(
                        String.format(Locale.ROOT, "red x %.2f, blue x %.2f", red, blue), Tone.tint(red, 1, blue));
            }
        };
    }

    static Edit blurred(SplittableRandom random) {
        double share = random.nextDouble(0.006, 0.03);
        return Edit.ofPictures(
                String.format(Locale.ROOT, "over %.1f %% of the width", 100 * share),
                picture -> Grain.blurred(picture, share));
    }

    static Edit noisy(SplittableRandom random) {
        double deviation = random.nextDouble(5, 30);
        long seed = random.nextLong();
        return Edit.of(String.format(Locale.ROOT, "deviation %.0f of 255", deviation), copy -> {
            Film film = copy.take().film();
            return copy.with(copy.take()
                    .withFilm(at -> Grain.noisy(film.at(at), deviation, seed + Math.round(1000 * at))));
        });
    }

    static Edit refilmed(SplittableRandom random) {
        double strength = random.nextDouble();
        double overNoise = random.nextDouble(5, 20);
        Refilming camera = new Refilming(random.nextLong(), strength);
        return Edit.of(
                String.format(Locale.ROOT, "strength %.2f, sound %.0f dB over noise", strength, overNoise), copy -> {
                    Take take = copy.take();
                    Take filmed = take.withFilm(camera.of(take.film()));
                    return copy.with(
                            take.sound().length == 0
                                    ? filmed
                                    : filmed.withSound(camera.heard(take.sound(), overNoise)));
                });
    }
}
