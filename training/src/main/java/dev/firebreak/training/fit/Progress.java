package dev.firebreak.training.fit;

import java.time.Duration;

/** Told how a training goes. */
public interface Progress {
    /** A step of the whole began, for example {@code "sound: rendering 12000 windows"}. */
    void stage(String what);

    /**
     * An epoch of a model is over.
     *
     * @param left estimated time to the end of this model's training
     */
    void epoch(String model, int epoch, int epochs, double trainingLoss, double validationLoss, Duration left);
}
