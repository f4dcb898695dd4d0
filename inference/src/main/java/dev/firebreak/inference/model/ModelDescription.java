package dev.firebreak.inference.model;

import dev.firebreak.core.arming.MeasuredBounds;
import dev.firebreak.core.verdict.Fusion;
import dev.firebreak.core.verdict.OperatingPoints;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code package.json} of a model package says, format {@value #FORMAT}.
 *
 * @param name of the package: letters, digits, dot, underscore, hyphen; at most 64
 * @param version the same
 * @param operatingPoints the judge's constants that were fitted to this package's scores
 * @param measured figures as training and evaluation wrote them: free-form, for people and for the card
 * @param bounds how often the package held and cut what it should not have, as measured; empty when nobody has measured it
 * @param descriptor gives pictures learned hashes, by which copies are found; empty where there is none
 */
public record ModelDescription(
        String name,
        String version,
        Instant createdAt,
        SoundModel sound,
        PictureModel picture,
        OperatingPoints operatingPoints,
        TrainingRecord training,
        Map<String, Object> measured,
        Optional<MeasuredBounds> bounds,
        Optional<DescriptorModel> descriptor) {
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

    /** Of a package that nobody has measured, and without learned hashes. */
    public ModelDescription(
            String name,
            String version,
            Instant createdAt,
            SoundModel sound,
            PictureModel picture,
            OperatingPoints operatingPoints,
            TrainingRecord training,
            Map<String, Object> measured) {
        this(
                name,
                version,
                createdAt,
                sound,
                picture,
                operatingPoints,
                training,
                measured,
                Optional.empty(),
                Optional.empty());
    }

    /** The same, with these bounds. */
    ModelDescription withBounds(MeasuredBounds measuredBounds) {
        return new ModelDescription(
                name,
                version,
                createdAt,
                sound,
                picture,
                operatingPoints,
                training,
                measured,
                Optional.of(measuredBounds),
                descriptor);
    }

    /** The same, with other figures. */
    ModelDescription withMeasured(Map<String, Object> figures) {
        return new ModelDescription(
                name, version, createdAt, sound, picture, operatingPoints, training, figures, bounds, descriptor);
    }

    /** The same as far as scores and verdicts depend on it: without whatever only says something about the package. */
    ModelDescription judging() {
        return new ModelDescription(
                "any",
                "any",
                Instant.EPOCH,
                sound,
                picture,
                operatingPoints,
                new TrainingRecord(List.of(), "", 0, ""),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, with this fusion. */
    ModelDescription withFusion(Fusion fusion) {
        return new ModelDescription(
                name,
                version,
                createdAt,
                sound,
                picture,
                operatingPoints.withFusion(fusion),
                training,
                measured,
                bounds,
                descriptor);
    }

    /** The same, with other constants of the judge and other figures; bounds measured with the old ones are gone. */
    public ModelDescription withJudge(OperatingPoints points, Map<String, Object> figures) {
        return new ModelDescription(
                name, version, createdAt, sound, picture, points, training, figures, Optional.empty(), descriptor);
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
                measured,
                bounds,
                descriptor);
    }

    /** The same with this descriptor. */
    ModelDescription withDescriptor(DescriptorModel model) {
        return withDescriptor(Optional.of(model), version, training, measured);
    }

    /** The same with this descriptor, as another version and with the sets and figures of what it was fitted on. */
    ModelDescription withDescriptor(
            Optional<DescriptorModel> model, String newVersion, TrainingRecord record, Map<String, Object> figures) {
        return new ModelDescription(
                name, newVersion, createdAt, sound, picture, operatingPoints, record, figures, bounds, model);
    }
}
