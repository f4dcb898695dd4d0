package dev.firebreak.inference.model;

import dev.firebreak.core.verdict.Fusion;
import dev.firebreak.core.verdict.FusionFeature;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A fusion as {@code package.json} carries it: {@code bias}, and {@code weights} by the labels of their features. */
record FusionJson(double bias, Map<String, Double> weights) {
    static FusionJson of(Fusion fusion) {
        Map<String, Double> weights = new LinkedHashMap<>();
        fusion.weights().forEach((feature, weight) -> weights.put(feature.label(), weight));
        return new FusionJson(fusion.bias(), weights);
    }

    Fusion fusion() {
        Map<FusionFeature, Double> read = new EnumMap<>(FusionFeature.class);
        weights.forEach((label, weight) -> {
            if (weight == null) {
                throw new IllegalArgumentException("The fusion's weight of " + PackageName.quoted(label) + " is null");
            }
            read.put(feature(label), weight);
        });
        return new Fusion(bias, read);
    }

    private static FusionFeature feature(String label) {
        return Arrays.stream(FusionFeature.values())
                .filter(feature -> feature.label().equals(label))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("The fusion names no feature: " + PackageName.quoted(label)));
    }
}
