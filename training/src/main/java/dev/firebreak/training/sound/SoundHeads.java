package dev.firebreak.training.sound;

import dev.firebreak.training.fit.Line;
import dev.firebreak.training.fit.Platt;
import dev.firebreak.training.fit.RidgeLogistic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The first heads on the teacher's embedding, before any other layer learns: one for gunfire, one for its source. Both are
 * strongly regularised lines. They only turn what the teacher has learnt from far more recordings than there are here; a
 * head that is free to fit synthetic gunfire closely forgets what recordings sound like.
 */
final class SoundHeads {
    private static final double SOURCE_RIDGE = 0.1;

    /** How much of the teacher's own line for a gunshot is added to the fitted one, whose spread is made 1 before. */
    private static final double TEACHERS_SHARE = 0.1;

    /** The logit of a source of which there is no example. */
    private static final float NEVER = -8;

    private final List<SoundExample> windows;
    private final List<Opinion> opinions;

    SoundHeads(List<SoundExample> windows, List<Opinion> opinions) {
        this.windows = windows;
        this.opinions = opinions;
    }

    /**
     * The head for gunfire, calibrated on the windows as if half of them were gunfire.
     *
     * @param ridge how strongly it is held small
     */
    Line gunfire(Line teachers, double ridge) {
        List<Integer> known = which(i -> !Float.isNaN(windows.get(i).gunfire()));
        double[] labels = known.stream()
                .mapToDouble(i -> windows.get(i).gunfire() == 1 ? 1 : 0)
                .toArray();
        double[] even = new double[labels.length];
        java.util.Arrays.fill(even, 1);
        float[][] rows = rows(known);
        Line fitted = RidgeLogistic.fit(rows, labels, even, ridge);
        Line mixed = fitted.scaled(1 / spread(fitted, rows)).plus(teachers.scaled(TEACHERS_SHARE));
        float[] logits = new float[rows.length];
        int[] classes = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            logits[i] = mixed.logit(rows[i]);
            classes[i] = (int) labels[i];
        }
        double[] platt = Platt.fit(logits, classes);
        return mixed.scaled(platt[0]).raised(platt[1]);
    }

    /** The head for real, game and film: one line each against the others, where the source is known. */
    List<Line> source() {
        List<Integer> heard = which(i -> windows.get(i).source() != SoundExample.UNKNOWN);
        List<Line> lines = new ArrayList<>();
        for (int source : List.of(SoundExample.REAL, SoundExample.GAME, SoundExample.FILM)) {
            double[] labels = heard.stream()
                    .mapToDouble(i -> windows.get(i).source() == source ? 1 : 0)
                    .toArray();
            double share = java.util.Arrays.stream(labels).average().orElse(0);
            if (share == 0) {
                lines.add(new Line(new float[opinions.getFirst().embedding().length], NEVER));
                continue;
            }
            double[] balanced = java.util.Arrays.stream(labels)
                    .map(label -> label == 1 ? 1 / share : 1 / Math.max(1e-6, 1 - share))
                    .toArray();
            lines.add(RidgeLogistic.fit(rows(heard), labels, balanced, SOURCE_RIDGE));
        }
        return lines;
    }

    private List<Integer> which(IntPredicate wanted) {
        return java.util.stream.IntStream.range(0, windows.size())
                .filter(wanted)
                .boxed()
                .toList();
    }

    private float[][] rows(List<Integer> which) {
        return which.stream().map(i -> opinions.get(i).embedding()).toArray(float[][]::new);
    }

    private static double spread(Line line, float[][] rows) {
        double sum = 0;
        double squares = 0;
        for (float[] row : rows) {
            double logit = line.logit(row);
            sum += logit;
            squares += logit * logit;
        }
        double mean = sum / rows.length;
        return Math.sqrt(Math.max(1e-12, squares / rows.length - mean * mean));
    }
}
