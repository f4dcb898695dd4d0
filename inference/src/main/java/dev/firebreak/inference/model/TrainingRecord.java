package dev.firebreak.inference.model;

import java.util.List;

/**
 * How a package's weights were made.
 *
 * @param datasets names of the sets trained on
 * @param recipe the command or the recipe's name, enough to run it again
 * @param seed of everything random in it
 * @param initialWeights origin and licence of the weights that training started from
 */
public record TrainingRecord(List<String> datasets, String recipe, long seed, String initialWeights) {
    public TrainingRecord {
        datasets = List.copyOf(datasets);
    }
}
