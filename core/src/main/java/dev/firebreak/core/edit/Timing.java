package dev.firebreak.core.edit;

import java.util.Locale;
import java.util.SplittableRandom;

/** Edits of when things are. */
final class Timing {
    /** A slice is no shorter, as far as the original is not. */
    private static final double LEAST_SLICE = 8;

    private Timing() {}

    static Edit asItIs() {
        return Edit.of("nothing", copy -> copy);
    }

    static Edit speed(SplittableRandom random) {
        double factor = random.nextDouble(0.8, 1.25);
        boolean pitch = random.nextInt(3) == 0;
        String text = String.format(Locale.ROOT, "x %.2f, pitch %s", factor, pitch ? "with it" : "kept");
        return Edit.of(text, copy -> faster(copy, factor, pitch));
    }

    private static Copy faster(Copy copy, double factor, boolean pitch) {
        Take take = copy.take();
        Film film = take.film();
        float[] sound = pitch ? Waves.faster(take.sound(), factor) : Waves.stretched(take.sound(), factor);
        Take faster = new Take(take.seconds() / factor, at -> film.at(at * factor), sound);
        return new Copy(faster, copy.from() / factor, copy.to() / factor, copy.originalFrom(), copy.originalTo());
    }

    static Edit sliced(SplittableRandom random) {
        double share = random.nextDouble(0.25, 0.8);
        double where = random.nextDouble();
        return Edit.of(String.format(Locale.ROOT, "%.0f %% of it", 100 * share), copy -> slice(copy, share, where));
    }

    /** Of a copy that is the original from end to end. */
    static Copy slice(Copy copy, double share, double where) {
        Take take = copy.take();
        double length = Math.min(take.seconds(), Math.max(LEAST_SLICE, share * take.seconds()));
        double from = where * (take.seconds() - length);
        Film film = take.film();
        float[] sound = take.sound().length == 0
                ? take.sound()
                : Waves.part(take.sound(), Take.samples(from), Take.samples(from + length));
        double rate = (copy.originalTo() - copy.originalFrom()) / take.seconds();
        double begins = copy.originalFrom() + rate * from;
        return new Copy(new Take(length, at -> film.at(from + at), sound), 0, length, begins, begins + rate * length);
    }

    /** Other material, then the original or a slice of it, then other material. */
    static Edit spliced(SplittableRandom random, Surroundings around) {
        double before = random.nextDouble(5, 25);
        double after = random.nextDouble(5, 25);
        double share = random.nextDouble(0.5, 1);
        double where = random.nextDouble();
        String text = String.format(
                Locale.ROOT, "%.0f %% of it after %.0f s and before %.0f s of others", 100 * share, before, after);
        return Edit.of(text, copy -> into(slice(copy, share, where), around.other(), before, after));
    }

    private static Copy into(Copy copy, Take other, double before, double after) {
        Take take = copy.take();
        double end = before + take.seconds();
        Film film = at -> at < before
                ? other.film().at(at)
                : at < end ? take.film().at(at - before) : other.film().at(at - end + before);
        float[] otherSound = Waves.repeated(other.sound(), Take.samples(before + after));
        int cut = Take.samples(before);
        float[] own = Waves.part(take.sound(), 0, Take.samples(take.seconds()));
        float[] sound = Waves.after(
                Waves.after(Waves.part(otherSound, 0, cut), own), Waves.part(otherSound, cut, otherSound.length));
        Take whole = new Take(end + after, film, sound);
        return new Copy(whole, before, end, copy.originalFrom(), copy.originalTo());
    }
}
