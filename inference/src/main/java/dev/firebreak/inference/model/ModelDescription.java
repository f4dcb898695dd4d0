package dev.firebreak.inference.model;

import dev.firebreak.core.verdict.OperatingPoints;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code package.json} of a model package says, format {@value #FORMAT}.
 *
 * @param name of the package: letters, digits, dot, underscore, hyphen; at most 64
 * @param version the same
 * @param operatingPoints the judge's constants that were fitted to this package's scores
 * @param measured figures with their bounds, as the evaluation wrote them: free-form, for people and for the card
 */
public record ModelDescription(
        String name,
        String version,
        Instant createdAt,
        SoundModel sound,
        PictureModel picture,
        OperatingPoints operatingPoints,
        TrainingRecord training,
        Map<String, Object> measured) {
    /** Value of the field {@code format}. */
    public static final String FORMAT = "firebreak-model-package/1";

    public ModelDescription {
        PackageName.require("name", name);
        PackageName.require("version", version);
        measured = Collections.unmodifiableMap(new LinkedHashMap<>(measured));
        if (sound.file().equals(picture.file())) {
            throw new IllegalArgumentException("sound and picture must be different files, both are " + sound.file());
        }
    }

    /** The same, with the hashes of the given weights. */
    ModelDescription withHashes(String soundSha256, String pictureSha256) {
        return new ModelDescription(
                name,
                version,
                createdAt,
                sound.withSha256(soundSha256),
                picture.withSha256(pictureSha256),
                operatingPoints,
                training,
                measured);
    }
}
