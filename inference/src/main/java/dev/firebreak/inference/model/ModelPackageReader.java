package dev.firebreak.inference.model;

import dev.firebreak.core.segment.Hash256;
import java.nio.charset.StandardCharsets;

/** Reads a package: description, then the files it names, each against its hash. */
final class ModelPackageReader {
    private ModelPackageReader() {}

    static ModelPackage read(PackageFiles files) {
        ModelDescription description = DescriptionJson.parse(
                files, require(files, ModelPackage.DESCRIPTION_FILE, PackageLimits.DESCRIPTION_BYTES));
        byte[] sound =
                weights(files, description.sound().file(), description.sound().sha256(), PackageLimits.TOTAL_BYTES);
        byte[] picture = weights(
                files,
                description.picture().file(),
                description.picture().sha256(),
                PackageLimits.TOTAL_BYTES - sound.length);
        byte[] descriptor = description
                .descriptor()
                .map(model -> projection(files, model, PackageLimits.TOTAL_BYTES - sound.length - picture.length))
                .orElse(new byte[0]);
        String card = files.read(ModelPackage.CARD_FILE, PackageLimits.CARD_BYTES)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
        return new ModelPackage(description, sound, picture, descriptor, card);
    }

    private static byte[] projection(PackageFiles files, DescriptorModel model, long limit) {
        byte[] bytes = weights(
                files, model.file(), model.sha256(), Math.min(Math.max(limit, 0), PackageLimits.DESCRIPTOR_BYTES));
        try {
            int width = SignProjection.read(bytes).width();
            if (width != model.width()) {
                throw new IllegalArgumentException("it is %d wide, not %d".formatted(width, model.width()));
            }
        } catch (IllegalArgumentException e) {
            throw PackageFiles.unusable(files, model.file() + " is not usable: " + e.getMessage(), e);
        }
        return bytes;
    }

    private static byte[] weights(PackageFiles files, String name, String sha256, long limit) {
        byte[] bytes = require(files, name, limit);
        String found = Hash256.sha256(bytes).hex();
        if (!found.equals(sha256)) {
            throw PackageFiles.unusable(
                    files,
                    "%s is not the file described: its SHA-256 is %s, not %s"
                            .formatted(name, found, PackageName.quoted(sha256)),
                    null);
        }
        return bytes;
    }

    private static byte[] require(PackageFiles files, String name, long limit) {
        return files.read(name, limit).orElseThrow(() -> PackageFiles.unusable(files, name + " is missing", null));
    }
}
