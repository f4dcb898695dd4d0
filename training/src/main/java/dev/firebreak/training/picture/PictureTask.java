package dev.firebreak.training.picture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.firebreak.training.fit.Fitting;
import dev.firebreak.training.fit.Losses;
import dev.firebreak.training.graph.Activations;
import java.util.List;

/** Four classes, softened labels. */
final class PictureTask implements Fitting.Task {
    private static final int CLASSES = 4;
    private static final float SOFT = 0.05f;

    private final List<PictureExample> training;
    private final List<PictureExample> validation;
    private final int side;

    PictureTask(List<PictureExample> training, List<PictureExample> validation, int side) {
        this.training = training;
        this.validation = validation;
        this.side = side;
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
        int each = 3 * side * side;
        float[] flat = new float[which.length * each];
        for (int i = 0; i < which.length; i++) {
            System.arraycopy(example(validating, which[i]).planes(), 0, flat, i * each, each);
        }
        return manager.create(flat, new Shape(which.length, 3, side, side));
    }

    @Override
    public NDArray loss(NDManager manager, Activations made, boolean validating, int[] which) {
        float[] wanted = new float[which.length * CLASSES];
        for (int i = 0; i < which.length; i++) {
            for (int c = 0; c < CLASSES; c++) {
                wanted[i * CLASSES + c] =
                        SOFT / CLASSES + (c == example(validating, which[i]).label() ? 1 - SOFT : 0);
            }
        }
        return Losses.categorical(
                made.get("class"),
                manager.create(wanted, new Shape(which.length, CLASSES)),
                manager.ones(new Shape(which.length, 1)));
    }

    /** The class of a training example. */
    int label(int at) {
        return training.get(at).label();
    }

    private PictureExample example(boolean validating, int at) {
        return validating ? validation.get(at) : training.get(at);
    }
}
