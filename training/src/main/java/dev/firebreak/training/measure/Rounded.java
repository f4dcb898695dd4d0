package dev.firebreak.training.measure;

import org.jspecify.annotations.Nullable;

/** Figures as reports show them: four digits after the point are more than any of them is worth. */
public final class Rounded {
    private Rounded() {}

    /** To four digits after the point; null when it is not a number, which JSON cannot say. */
    public static @Nullable Double of(double value) {
        return Double.isFinite(value) ? number(value) : null;
    }

    /** The same of what is known to be a finite number. */
    public static double number(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
