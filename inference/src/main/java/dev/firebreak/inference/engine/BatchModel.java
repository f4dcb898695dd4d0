package dev.firebreak.inference.engine;

import java.util.List;

/**
 * A model that takes several inputs at once. Thread-safe.
 *
 * @param <I> one input
 * @param <O> one input's scores
 */
interface BatchModel<I, O> extends AutoCloseable {
    /**
     * Scores of each input, in order. FirebreakException when the model fails, IllegalArgumentException when it gives
     * something that is no score.
     */
    List<O> scores(List<I> inputs);

    /** The largest batch with which the scores of an input do not depend on what else is in it. */
    int largestBatch();

    @Override
    void close();
}
