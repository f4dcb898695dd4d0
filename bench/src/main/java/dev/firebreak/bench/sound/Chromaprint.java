package dev.firebreak.bench.sound;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Chromaprint's raw sub-fingerprints (32 bits each eighth of a second, by Debian's {@code fpcalc}), compared by us: the least
 * share of bits that differ over all positions of the query in the reference. Silence has the same word throughout and would be found
 * in all other silence: a query of few different words is left out.
 */
final class Chromaprint {
    private static final int LEAST_WORDS = 3;

    /** Of less it makes no word. */
    private static final int LEAST_SAMPLES = 2 * Ffmpeg.RATE;

    private final Ffmpeg ffmpeg;

    Chromaprint(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** Empty for sounds that it takes for too short. */
    int[] print(float[] sound) throws IOException, InterruptedException {
        if (sound.length < LEAST_SAMPLES) {
            return new int[0];
        }
        Path wav = ffmpeg.wav(sound);
        Process process = new ProcessBuilder("fpcalc", "-raw", "-plain", "-length", "0", wav.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return out.isEmpty()
                ? new int[0]
                : Arrays.stream(out.split(","))
                        .mapToInt(word -> (int) Long.parseLong(word))
                        .toArray();
    }

    /** 1 less the least share of differing bits. */
    static double similarity(int[] query, int[] reference) {
        if (query.length < LEAST_WORDS || reference.length < query.length) {
            return 0;
        }
        if (Arrays.stream(query).distinct().count() * 2 < query.length) {
            return 0;
        }
        int least = Integer.MAX_VALUE;
        for (int at = 0; at + query.length <= reference.length; at++) {
            int differing = 0;
            for (int i = 0; i < query.length && differing < least; i++) {
                differing += Integer.bitCount(query[i] ^ reference[at + i]);
            }
            least = Math.min(least, differing);
        }
        return 1 - least / (32.0 * query.length);
    }
}
