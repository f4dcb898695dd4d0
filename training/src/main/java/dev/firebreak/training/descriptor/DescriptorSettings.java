package dev.firebreak.training.descriptor;

import dev.firebreak.inference.model.SignProjection;

/**
 * How the projection of learned hashes is fitted.
 *
 * @param layer of the picture model whose mean over the picture is projected
 * @param width of that layer
 * @param pictures to learn from, at most
 * @param edits of each
 * @param ridge added to the spread within a class, in shares of its mean
 */
public record DescriptorSettings(String layer, int width, int pictures, int edits, double ridge) {
    public DescriptorSettings {
        if (width < 1 || width > SignProjection.MAX_WIDTH || pictures < 2 || edits < 1 || !(ridge > 0)) {
            throw new IllegalArgumentException(
                    "width %d, pictures %d, edits %d, ridge %s".formatted(width, pictures, edits, ridge));
        }
    }
}
