package dev.firebreak.inference.model;

/**
 * The sound model of a package: {@code float32 [N, 1, 96, 64]} log-mel (see {@code LogMel}) in; two outputs of logits,
 * {@code float32}: gunfire {@code [N, 1]} and source {@code [N, 3]} in the order real, game, film.
 *
 * @param file name of the ONNX file in the package
 * @param sha256 of that file, 64 lower-case hex digits
 * @param input name of the graph's only input
 * @param gunfireOutput name of the gunfire logits
 * @param sourceOutput name of the source logits
 */
public record SoundModel(
        String file,
        String sha256,
        String input,
        String gunfireOutput,
        String sourceOutput,
        SoundCalibration calibration) {
    /** Number of sources that the model tells apart: real, game, film. */
    public static final int SOURCES = 3;

    public SoundModel {
        PackageName.requireFile("sound.file", file);
        PackageName.requireTensor("sound.input", input);
        PackageName.requireTensor("sound.gunfireOutput", gunfireOutput);
        PackageName.requireTensor("sound.sourceOutput", sourceOutput);
    }

    SoundModel withSha256(String value) {
        return new SoundModel(file, value, input, gunfireOutput, sourceOutput, calibration);
    }
}
