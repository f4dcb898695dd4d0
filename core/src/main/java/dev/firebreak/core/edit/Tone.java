package dev.firebreak.core.edit;

import java.util.function.UnaryOperator;

/** Changes of colour: each new channel is a weighted sum of the old ones, put through a curve. */
final class Tone implements UnaryOperator<Picture> {
    private static final double[] LUMA = {0.299, 0.587, 0.114};
    private static final int LEVELS = 256;
    private static final double MOST = 255;

    private final double[] weights;
    private final byte[] curve = new byte[LEVELS];

    private Tone(double[] weights, Curve shape) {
        this.weights = weights;
        for (int i = 0; i < LEVELS; i++) {
            curve[i] = (byte) Math.round(MOST * Math.clamp(shape.at(i / MOST), 0, 1));
        }
    }

    private interface Curve {
        double at(double level);
    }

    /** Contrast about the middle, brightness added (both as shares of the range), and a power. */
    static Tone curve(double contrast, double brightness, double gamma) {
        return new Tone(
                saturated(1), level -> Math.pow(Math.clamp((level - 0.5) * contrast + 0.5 + brightness, 0, 1), gamma));
    }

    /** 0 is grey, 1 unchanged. */
    static Tone saturation(double amount) {
        return new Tone(saturated(amount), level -> level);
    }

    /** The channels weighted by three factors: a tint. */
    static Tone tint(double red, double green, double blue) {
        return new Tone(new double[] {red, 0, 0, 0, green, 0, 0, 0, blue}, level -> level);
    }

    /** Turned about the grey axis by an angle in radians. */
    static Tone hue(double angle) {
        double cos = Math.cos(angle);
        double third = (1 - cos) / 3;
        double side = Math.sin(angle) / Math.sqrt(3);
        double[] turned = {
            cos + third,
            third - side,
            third + side,
            third + side,
            cos + third,
            third - side,
            third - side,
            third + side,
            cos + third
        };
        return new Tone(turned, level -> level);
    }

    private static double[] saturated(double amount) {
        double[] weights = new double[LUMA.length * LUMA.length];
        for (int row = 0; row < LUMA.length; row++) {
            for (int column = 0; column < LUMA.length; column++) {
                weights[LUMA.length * row + column] = (row == column ? amount : 0) + (1 - amount) * LUMA[column];
            }
        }
        return weights;
    }

    @Override
    public Picture apply(Picture picture) {
        byte[] from = picture.rgb();
        byte[] to = new byte[from.length];
        for (int at = 0; at < from.length; at += Picture.CHANNELS) {
            int red = from[at] & 0xff;
            int green = from[at + 1] & 0xff;
            int blue = from[at + 2] & 0xff;
            for (int channel = 0; channel < Picture.CHANNELS; channel++) {
                int row = Picture.CHANNELS * channel;
                double sum = weights[row] * red + weights[row + 1] * green + weights[row + 2] * blue;
                to[at + channel] = curve[Math.clamp(Math.round(sum), 0, LEVELS - 1)];
            }
        }
        return new Picture(picture.width(), picture.height(), to);
    }
}
