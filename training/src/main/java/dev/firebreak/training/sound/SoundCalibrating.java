package dev.firebreak.training.sound;

import dev.firebreak.inference.model.SoundCalibration;
import dev.firebreak.training.fit.Platt;
import java.util.ArrayList;
import java.util.List;

/** Fits the sound model's calibration on validation windows. */
final class SoundCalibrating {
    private SoundCalibrating() {}

    static SoundCalibration fit(List<SoundExample> checks, float[] gunfire, float[][] sources) {
        List<Integer> known = new ArrayList<>();
        List<Integer> sourced = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            if (!Float.isNaN(checks.get(i).gunfire())) {
                known.add(i);
            }
            if (checks.get(i).source() != SoundExample.UNKNOWN) {
                sourced.add(i);
            }
        }
        float[] logits = new float[known.size()];
        int[] labels = new int[known.size()];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = gunfire[known.get(i)];
            labels[i] = checks.get(known.get(i)).gunfire() == 1 ? 1 : 0;
        }
        float[][] rows = sourced.stream().map(i -> sources[i]).toArray(float[][]::new);
        int[] classes = sourced.stream().mapToInt(i -> checks.get(i).source()).toArray();
        double[] platt = Platt.fit(logits, labels);
        return new SoundCalibration(platt[0], platt[1], rows.length == 0 ? 1 : Platt.temperature(rows, classes));
    }
}
