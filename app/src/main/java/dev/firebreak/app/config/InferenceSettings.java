package dev.firebreak.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The models.
 *
 * @param threads threads that run models; 0: one a core
 * @param batchWait longest that a window waits for company
 * @param modelPackage a package of the operator's own; empty: the one that comes with the program
 */
public record InferenceSettings(int threads, int maxBatch, Duration batchWait, Optional<Path> modelPackage) {
    static InferenceSettings read(KeyReader keys) {
        return new InferenceSettings(
                keys.whole("inference.threads", 0, 0, 256),
                keys.whole("inference.maxBatch", 8, 1, 64),
                keys.duration("inference.batchWait", "20ms", "0ms", "1s"),
                keys.value(
                        "inference.modelPackage",
                        "",
                        text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text))));
    }
}
