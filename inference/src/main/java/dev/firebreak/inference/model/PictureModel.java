package dev.firebreak.inference.model;

import dev.firebreak.inference.frontend.PictureInput;
import java.util.List;

/**
 * The picture model of a package: {@code uint8 [N, S, S, 3]} RGB in (normalisation is part of the graph); one output of
 * logits, {@code float32 [N, 4]}, in the order of {@link #CLASSES}.
 *
 * @param file name of the ONNX file in the package
 * @param sha256 of that file, 64 lower-case hex digits
 * @param inputSide S, in pixels
 * @param input name of the graph's only input
 * @param classOutput name of the logits
 * @param classes must be {@link #CLASSES}; written out so that a package can be read without this code
 */
public record PictureModel(
        String file,
        String sha256,
        int inputSide,
        String input,
        String classOutput,
        List<String> classes,
        PictureCalibration calibration) {
    /** What the model tells apart, in the order of its outputs. */
    public static final List<String> CLASSES = List.of("firearmFirstPerson", "game", "film", "other");

    public PictureModel {
        PackageName.requireFile("picture.file", file);
        PackageName.requireTensor("picture.input", input);
        PackageName.requireTensor("picture.classOutput", classOutput);
        classes = List.copyOf(classes);
        if (!classes.equals(CLASSES)) {
            throw new IllegalArgumentException("picture.classes must be " + CLASSES + ", not " + classes);
        }
        if (inputSide < PictureInput.SMALLEST_SIDE || inputSide > PictureInput.LARGEST_SIDE) {
            throw new IllegalArgumentException("picture.inputSide must be %d to %d, not %d"
                    .formatted(PictureInput.SMALLEST_SIDE, PictureInput.LARGEST_SIDE, inputSide));
        }
    }

    PictureModel withSha256(String value) {
        return new PictureModel(file, value, inputSide, input, classOutput, classes, calibration);
    }
}
