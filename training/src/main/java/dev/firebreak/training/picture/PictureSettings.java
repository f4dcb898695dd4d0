package dev.firebreak.training.picture;

import dev.firebreak.training.fit.Schedule;

/**
 * Hyper-parameters of the picture model.
 *
 * @param side of the square input, pixels
 * @param cutAt name of the tensor of the initial network that the student is cut off at
 * @param drawnFirearms whether firearms are drawn over photographs to be learnt, and over games so that they do not tell;
 *     without, the class of firearms in first person is never said
 * @param ridge how strongly the first head is held small, see {@link PictureHead}
 * @param examples pictures made to learn from
 * @param validationExamples pictures made, from other source groups, to calibrate on
 */
public record PictureSettings(
        int side,
        String cutAt,
        boolean drawnFirearms,
        double ridge,
        int examples,
        int validationExamples,
        Schedule schedule) {
    public PictureSettings {
        if (side < 32 || side > 320 || !(ridge > 0) || examples < 1 || validationExamples < 1) {
            throw new IllegalArgumentException("side %d, ridge %s, examples %d, validationExamples %d"
                    .formatted(side, ridge, examples, validationExamples));
        }
    }
}
