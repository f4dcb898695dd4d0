package dev.firebreak.inference.model;

import dev.firebreak.core.arming.MeasuredBounds;
import dev.firebreak.core.verdict.Fusion;
import dev.firebreak.core.verdict.OperatingPoints;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code package.json} as it is written. Strict: unknown, missing, null and repeated fields are refused. Only three may be
 * missing: {@value #BOUNDS}, as it is in packages that nobody has measured, the {@value #FUSION} of the judge, and the
 * {@value #DESCRIPTOR}, without which pictures have no learned hashes.
 */
final class DescriptionJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private static final String BOUNDS = "bounds";
    private static final String POINTS = "operatingPoints";
    private static final String FUSION = "fusion";
    private static final String DESCRIPTOR = "descriptor";

    private DescriptionJson() {}

    static ModelDescription parse(PackageFiles files, byte[] json) {
        try {
            if (!(JSON.readTree(json) instanceof ObjectNode tree)) {
                throw new IllegalArgumentException("it is not an object");
            }
            JsonNode bounds = tree.remove(BOUNDS);
            JsonNode fusion = tree.get(POINTS) instanceof ObjectNode points ? points.remove(FUSION) : null;
            JsonNode descriptor = tree.remove(DESCRIPTOR);
            ModelDescription plain = JSON.treeToValue(tree, Root.class).description();
            ModelDescription read = descriptor == null ? plain : plain.withDescriptor(descriptor(descriptor));
            ModelDescription description = fusion == null ? read : read.withFusion(fusion(fusion));
            return bounds == null ? description : description.withBounds(bounds(bounds));
        } catch (JacksonException | IllegalArgumentException | ArithmeticException e) {
            throw PackageFiles.unusable(files, ModelPackage.DESCRIPTION_FILE + " is not usable: " + firstLine(e), e);
        }
    }

    static byte[] write(ModelDescription description) {
        ObjectNode tree = tree(description);
        description.bounds().ifPresent(bounds -> tree.set(BOUNDS, JSON.valueToTree(BoundsJson.of(bounds))));
        return JSON.writeValueAsBytes(tree);
    }

    /** What scores and verdicts depend on, always the same bytes for the same. */
    static byte[] judging(ModelDescription description) {
        return JSON.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(tree(description.judging()));
    }

    private static ObjectNode tree(ModelDescription description) {
        ObjectNode tree = JSON.valueToTree(Root.of(description));
        Fusion fusion = description.operatingPoints().fusion();
        if (fusion != null && tree.get(POINTS) instanceof ObjectNode points) {
            points.set(FUSION, JSON.valueToTree(FusionJson.of(fusion)));
        }
        description.descriptor().ifPresent(descriptor -> tree.set(DESCRIPTOR, JSON.valueToTree(descriptor)));
        return tree;
    }

    private static Fusion fusion(JsonNode node) {
        FusionJson read = JSON.treeToValue(node, FusionJson.class);
        if (read == null) {
            throw new IllegalArgumentException("operatingPoints.fusion is null");
        }
        return read.fusion();
    }

    private static DescriptorModel descriptor(JsonNode node) {
        DescriptorModel read = JSON.treeToValue(node, DescriptorModel.class);
        if (read == null) {
            throw new IllegalArgumentException("descriptor is null");
        }
        return read;
    }

    private static MeasuredBounds bounds(JsonNode node) {
        BoundsJson read = JSON.treeToValue(node, BoundsJson.class);
        if (read == null) {
            throw new IllegalArgumentException("bounds is null");
        }
        return read.bounds();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
    }

    private record Root(
            String format,
            String name,
            String version,
            Instant createdAt,
            SoundModel sound,
            PictureModel picture,
            Points operatingPoints,
            TrainingRecord training,
            Map<String, Object> measured) {
        static Root of(ModelDescription from) {
            return new Root(
                    ModelDescription.FORMAT,
                    from.name(),
                    from.version(),
                    from.createdAt(),
                    from.sound(),
                    from.picture(),
                    Points.of(from.operatingPoints()),
                    from.training(),
                    from.measured());
        }

        ModelDescription description() {
            if (!format.equals(ModelDescription.FORMAT)) {
                throw new IllegalArgumentException("format is %s; this program reads %s"
                        .formatted(PackageName.quoted(format), ModelDescription.FORMAT));
            }
            return new ModelDescription(
                    name, version, createdAt, sound, picture, operatingPoints.points(), training, measured);
        }
    }

    /** The judge's constants with the unit of each duration in its name. */
    private record Points(
            double watch,
            double hold,
            double cut,
            double soundWeight,
            double pictureWeight,
            double gunfireOdds,
            double windowCap,
            long decayHalfLifeMillis,
            double scoreMidpoint,
            double realityWeight,
            long realityHalfLifeMillis,
            long releaseAfterMillis) {
        static Points of(OperatingPoints from) {
            return new Points(
                    from.watch(),
                    from.hold(),
                    from.cut(),
                    from.soundWeight(),
                    from.pictureWeight(),
                    from.gunfireOdds(),
                    from.windowCap(),
                    from.decayHalfLife().toMillis(),
                    from.scoreMidpoint(),
                    from.realityWeight(),
                    from.realityHalfLife().toMillis(),
                    from.releaseAfter().toMillis());
        }

        OperatingPoints points() {
            return new OperatingPoints(
                    watch,
                    hold,
                    cut,
                    soundWeight,
                    pictureWeight,
                    gunfireOdds,
                    windowCap,
                    Duration.ofMillis(decayHalfLifeMillis),
                    scoreMidpoint,
                    realityWeight,
                    Duration.ofMillis(realityHalfLifeMillis),
                    Duration.ofMillis(releaseAfterMillis));
        }
    }
}
