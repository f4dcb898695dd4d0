package dev.firebreak.app.server;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.app.arming.CurrentArming;
import dev.firebreak.app.config.DecoderSettings;
import dev.firebreak.app.config.FirebreakConfig;
import dev.firebreak.app.config.InferenceSettings;
import dev.firebreak.inference.engine.EngineSettings;
import dev.firebreak.inference.engine.InferenceEngine;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.media.decode.DecoderPool;
import dev.firebreak.media.decode.DecoderPoolSettings;
import java.time.Clock;

/** What decodes and what judges: the decoder processes, and the models of one package. */
final class Judging implements AutoCloseable {
    private final DecoderPool decoders;
    private final InferenceEngine engine;
    private final ModelPackage models;

    private Judging(DecoderPool decoders, InferenceEngine engine, ModelPackage models) {
        this.decoders = decoders;
        this.engine = engine;
        this.models = models;
    }

    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with this object
    static Judging open(FirebreakConfig config, Clock clock) {
        ModelPackage models = ModelChoice.forStreams(config.inference().modelPackage());
        InferenceEngine engine = InferenceEngine.open(models, engineSettings(config.inference()));
        try {
            return new Judging(new DecoderPool(decoderSettings(config.decoder()), clock), engine, models);
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    DecoderPool decoders() {
        return decoders;
    }

    InferenceEngine engine() {
        return engine;
    }

    ModelPackage models() {
        return models;
    }

    /** The package as arming knows it. */
    CurrentArming.JudgingPackage armingPackage() {
        return new CurrentArming.JudgingPackage(
                modelName(), models.judge(), models.description().bounds());
    }

    String modelName() {
        return ModelChoice.name(models);
    }

    @Override
    public void close() {
        try {
            decoders.close();
        } finally {
            engine.close();
        }
    }

    private static DecoderPoolSettings decoderSettings(DecoderSettings settings) {
        DecoderPoolSettings standard = DecoderPoolSettings.defaults();
        return new DecoderPoolSettings(
                settings.workers() == 0 ? standard.workers() : settings.workers(),
                settings.memory(),
                settings.stallAfter(),
                standard.nativesFolder(),
                standard.classPath(),
                standard.javaOptions());
    }

    private static EngineSettings engineSettings(InferenceSettings settings) {
        EngineSettings standard = EngineSettings.standard();
        return new EngineSettings(
                settings.threads() == 0 ? standard.callerThreads() : settings.threads(),
                Math.min(settings.maxBatch(), EngineSettings.MOST_BATCH),
                settings.batchWait(),
                standard.queueCapacity());
    }
}
