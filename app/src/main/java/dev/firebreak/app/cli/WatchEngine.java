package dev.firebreak.app.cli;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.app.pipeline.MediaTap;
import dev.firebreak.app.pipeline.RecentFrames;
import dev.firebreak.app.pipeline.StreamPipeline;
import dev.firebreak.app.server.ModelChoice;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.core.verdict.Timeline;
import dev.firebreak.inference.engine.EngineSettings;
import dev.firebreak.inference.engine.InferenceEngine;
import dev.firebreak.inference.engine.Pace;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.media.decode.DecodeSession;
import dev.firebreak.media.decode.DecoderPool;
import dev.firebreak.media.decode.DecoderPoolSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The decoder and the models as {@code watch} uses them: the very pipeline of the server, without the server. */
final class WatchEngine implements AutoCloseable {
    private static final StreamId STREAM = new StreamId("watch");

    /** A day of evidence for the report. */
    private static final int TIMELINE_SECONDS = 86_400;

    /** Frames that a still may be taken of: those of the second or so by which decoding is ahead of judging. */
    private static final int FRAMES = 64;

    private final InferenceEngine engine;
    private final DecoderPool decoders;
    private final ModelPackage models;
    private final boolean full;

    private WatchEngine(InferenceEngine engine, DecoderPool decoders, ModelPackage models, boolean full) {
        this.engine = engine;
        this.decoders = decoders;
        this.models = models;
        this.full = full;
    }

    /** @param full looks at two pictures a second from the start */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with this object
    static WatchEngine open(Optional<Path> model, boolean full) {
        ModelPackage models = ModelChoice.open(model);
        InferenceEngine engine = InferenceEngine.open(models, EngineSettings.standard());
        try {
            return new WatchEngine(
                    engine, new DecoderPool(DecoderPoolSettings.withWorkers(1), Clock.systemUTC()), models, full);
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    String modelName() {
        return ModelChoice.name(models);
    }

    /** Starts watching; the returned object says when it ends. */
    WatchedMedia watch(WatchTarget target, WatchOutput output) {
        Timeline timeline = new Timeline(TIMELINE_SECONDS);
        RecentFrames frames = new RecentFrames(FRAMES);
        WatchedMedia media = new WatchedMedia(target.name(), output, timeline, frames, System::nanoTime);
        // What can be asked to wait must be judged wholly, whatever the machine's load.
        Pace pace = target.paced() ? Pace.LIVE : Pace.FILE;
        StreamPipeline pipeline = new StreamPipeline(
                engine, models.description().operatingPoints(), pace, timeline, frames, MediaTap.NONE, media);
        DecodeSession session = pipeline.start(
                listener -> decoders.openSource(STREAM, SessionId.random(), target.source(), listener),
                full ? SamplingDemand.ALERT : SamplingDemand.CHEAP);
        media.started(session, pipeline::counts);
        return media;
    }

    @Override
    public void close() {
        try {
            decoders.close();
        } finally {
            engine.close();
        }
    }
}
