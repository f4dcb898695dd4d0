package dev.firebreak.inference.model;

/**
 * What of a package gives pictures their learned hashes: a layer of the picture model, its mean over the picture, projected on 256
 * directions of which the signs count. It takes no part in scores and verdicts.
 *
 * @param file name of the projection's file in the package, see {@link SignProjection}
 * @param sha256 of that file, 64 lower-case hex digits
 * @param features name of the tensor in the picture model's graph, {@code float32 [N, width, H, W]}
 * @param width of the layer, as in the projection
 */
public record DescriptorModel(String file, String sha256, String features, int width) {
    public DescriptorModel {
        PackageName.require("descriptor.file", file);
        if (!file.endsWith(".bin")) {
            throw new IllegalArgumentException("descriptor.file must end in .bin, not " + PackageName.quoted(file));
        }
        PackageName.requireTensor("descriptor.features", features);
        if (width < 1 || width > SignProjection.MAX_WIDTH) {
            throw new IllegalArgumentException(
                    "descriptor.width must be 1 to %d, not %d".formatted(SignProjection.MAX_WIDTH, width));
        }
    }

    DescriptorModel withSha256(String value) {
        return new DescriptorModel(file, value, features, width);
    }
}
