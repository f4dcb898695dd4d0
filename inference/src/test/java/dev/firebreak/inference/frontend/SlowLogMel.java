package dev.firebreak.inference.frontend;

/** The log-mel of a window straight from its definition: a plain Fourier sum, band by band, in double precision. */
final class SlowLogMel {
    private SlowLogMel() {}

    static double[][] window(float[] samples) {
        int frames = (samples.length - 400) / 160 + 1;
        double[][] out = new double[frames][];
        for (int i = 0; i < frames; i++) {
            out[i] = frame(samples, i * 160);
        }
        return out;
    }

    static double[] frame(float[] samples, int from) {
        double[] magnitudes = new double[257];
        for (int bin = 0; bin < magnitudes.length; bin++) {
            double real = 0;
            double imaginary = 0;
            for (int n = 0; n < 400; n++) {
                double windowed = samples[from + n] * Math.pow(Math.sin(Math.PI * n / 400), 2);
                double angle = -2 * Math.PI * bin * n / 512;
                real += windowed * Math.cos(angle);
                imaginary += windowed * Math.sin(angle);
            }
            magnitudes[bin] = Math.hypot(real, imaginary);
        }
        double[] bands = new double[64];
        double low = mel(125);
        double width = (mel(7500) - low) / 65;
        for (int band = 0; band < 64; band++) {
            double sum = 0;
            for (int bin = 1; bin < magnitudes.length; bin++) {
                double distance = Math.abs(mel(bin * 31.25) - (low + (band + 1) * width));
                sum += Math.max(0, 1 - distance / width) * magnitudes[bin];
            }
            bands[band] = Math.log(sum + 0.001);
        }
        return bands;
    }

    private static double mel(double hertz) {
        return 2595 * Math.log10(1 + hertz / 700) * (1127 / (2595 / Math.log(10)));
    }
}
