package dev.firebreak.bench.descriptor;

import dev.firebreak.core.fingerprint.PdqHash;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** 256 planes at random, each set of as many as there are dimensions at right angles to one another. */
final class Planes {
    private static final Map<Integer, float[][]> KNOWN = new ConcurrentHashMap<>();

    private Planes() {}

    static float[][] of(int dimensions) {
        return KNOWN.computeIfAbsent(dimensions, Planes::drawn);
    }

    private static float[][] drawn(int dimensions) {
        Random random = new Random(dimensions);
        float[][] planes = new float[PdqHash.BITS][dimensions];
        for (int p = 0; p < planes.length; p++) {
            for (int i = 0; i < dimensions; i++) {
                planes[p][i] = (float) random.nextGaussian();
            }
            for (int q = p / dimensions * dimensions; q < p; q++) {
                float along = dot(planes[p], planes[q]);
                for (int i = 0; i < dimensions; i++) {
                    planes[p][i] -= along * planes[q][i];
                }
            }
            float length = (float) Math.sqrt(dot(planes[p], planes[p]));
            for (int i = 0; i < dimensions; i++) {
                planes[p][i] /= length;
            }
        }
        return planes;
    }

    static float dot(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
