package dev.firebreak.core.verdict;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A learned sum over the last seconds of sound, picture and motion and their missing-ness: the score is its logistic. It belongs
 * to a model package; the judge takes it in the place of its own sum, which is one of the features.
 *
 * <p>What no weights can do is fixed by their bounds: {@link FusionFeature#direction()} for their signs; pictures,
 * which were learnt on drawings, and motion, whose kicks are synthetic, add {@value #MOST_OF_SYNTHETIC} at most, far less than a hold
 * takes. Motion counts only where gunfire is heard.
 *
 * @param bias in nats
 * @param weights nats for one of each feature; a feature that is not named weighs nothing
 */
public record Fusion(double bias, Map<FusionFeature, Double> weights) {
    /** The largest weight or bias, either way. */
    public static final double MOST = 40;

    /** The largest weight of what was learnt on synthetic material, and of what is missing. */
    public static final double MOST_OF_SYNTHETIC = 1;

    /** The largest weight of the impression of a game or a film: what certainty of it takes away at most. */
    public static final double MOST_OF_PLAYED = 6;

    public Fusion {
        requireWithin("bias", bias, MOST);
        EnumMap<FusionFeature, Double> copy = new EnumMap<>(FusionFeature.class);
        copy.putAll(weights);
        copy.forEach(Fusion::requireFitting);
        weights = Collections.unmodifiableMap(copy);
    }

    /** The largest weight of a feature, either way. */
    public static double most(FusionFeature feature) {
        return switch (feature) {
            case FIREARM, SEEN_PLAYED, NO_SOUND, NO_PICTURE, KICKED, NO_MOTION -> MOST_OF_SYNTHETIC;
            case PLAYED, HEARD_PLAYED -> MOST_OF_PLAYED;
            default -> MOST;
        };
    }

    /** Log-odds of an attack. */
    double odds(double[] features) {
        double sum = bias;
        for (Map.Entry<FusionFeature, Double> weight : weights.entrySet()) {
            sum += weight.getValue() * features[weight.getKey().index()];
        }
        return sum;
    }

    /** The most that it says while no gunfire is heard and no firearm seen. */
    double quiet() {
        double most = bias;
        for (Map.Entry<FusionFeature, Double> weight : weights.entrySet()) {
            boolean either = weight.getKey().direction() == FusionFeature.Direction.EITHER;
            most += either ? Math.max(0, weight.getValue()) : 0;
        }
        return most;
    }

    private static void requireFitting(FusionFeature feature, double weight) {
        String name = "weight of " + feature.label();
        requireWithin(name, weight, most(feature));
        boolean fits = switch (feature.direction()) {
            case RISING -> weight >= 0;
            case FALLING -> weight <= 0;
            case EITHER -> true;
        };
        if (!fits) {
            throw new IllegalArgumentException(name + " has the wrong sign: " + weight);
        }
    }

    private static void requireWithin(String name, double value, double most) {
        if (!(Math.abs(value) <= most)) {
            throw new IllegalArgumentException("%s must be within ±%s, not %s".formatted(name, most, value));
        }
    }
}
