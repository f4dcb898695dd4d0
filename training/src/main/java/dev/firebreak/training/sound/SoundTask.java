package dev.firebreak.training.sound;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.firebreak.inference.frontend.LogMel;
import dev.firebreak.training.fit.Fitting;
import dev.firebreak.training.fit.Losses;
import dev.firebreak.training.graph.Activations;
import java.util.ArrayList;
import java.util.List;

/** Gunfire or not, whose it is, and the teacher's own classes so that nothing it knows is lost. */
final class SoundTask implements Fitting.Task {
    /** Labels are believed this much: synthetic gunfire far below the background is hardly there. */
    private static final float CERTAIN = 0.98f;

    private final List<SoundExample> training;
    private final List<SoundExample> validation;
    private final List<Opinion> teacherTraining;
    private final List<Opinion> teacherValidation;
    private final double distillation;
    private final String classes;

    SoundTask(
            List<SoundExample> training,
            List<SoundExample> validation,
            List<Opinion> teacherTraining,
            List<Opinion> teacherValidation,
            double distillation,
            String classes) {
        this.training = training;
        this.validation = validation;
        this.teacherTraining = teacherTraining;
        this.teacherValidation = teacherValidation;
        this.distillation = distillation;
        this.classes = classes;
    }

    @Override
    public int examples() {
        return training.size();
    }

    @Override
    public int validationExamples() {
        return validation.size();
    }

    @Override
    public NDArray input(NDManager manager, boolean validating, int[] which) {
        List<float[]> windows = new ArrayList<>();
        for (int i : which) {
            windows.add(example(validating, i).logMel());
        }
        return manager.create(Teacher.flat(windows), new Shape(which.length, 1, LogMel.WINDOW_FRAMES, LogMel.BANDS));
    }

    @Override
    public NDArray loss(NDManager manager, Activations made, boolean validating, int[] which) {
        NDArray loss = gunfireLoss(manager, made, validating, which).add(sourceLoss(manager, made, validating, which));
        if (distillation == 0) {
            return loss;
        }
        float[][] rows = new float[which.length][];
        for (int i = 0; i < which.length; i++) {
            rows[i] = (validating ? teacherValidation : teacherTraining)
                    .get(which[i])
                    .scores();
        }
        NDArray wanted = manager.create(rows);
        NDArray near = Losses.binary(made.get(classes), wanted, manager.ones(wanted.getShape()));
        return loss.add(near.mul((float) distillation));
    }

    private NDArray gunfireLoss(NDManager manager, Activations made, boolean validating, int[] which) {
        float[] wanted = new float[which.length];
        float[] weights = new float[which.length];
        for (int i = 0; i < which.length; i++) {
            float label = example(validating, which[i]).gunfire();
            weights[i] = Float.isNaN(label) ? 0 : 1;
            wanted[i] = label == 1 ? CERTAIN : 0;
        }
        Shape shape = new Shape(which.length, 1);
        return Losses.binary(made.get("gunfire"), manager.create(wanted, shape), manager.create(weights, shape));
    }

    private NDArray sourceLoss(NDManager manager, Activations made, boolean validating, int[] which) {
        float[] wanted = new float[which.length * 3];
        float[] weights = new float[which.length];
        for (int i = 0; i < which.length; i++) {
            int source = example(validating, which[i]).source();
            if (source != SoundExample.UNKNOWN) {
                wanted[i * 3 + source] = 1;
                weights[i] = 1;
            }
        }
        return Losses.categorical(
                made.get("source"),
                manager.create(wanted, new Shape(which.length, 3)),
                manager.create(weights, new Shape(which.length, 1)));
    }

    private SoundExample example(boolean validating, int at) {
        return validating ? validation.get(at) : training.get(at);
    }
}
