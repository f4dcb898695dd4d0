package dev.firebreak.app.ingest;

import dev.firebreak.app.incident.IncidentRecorder;
import dev.firebreak.app.incident.SessionInfo;
import dev.firebreak.app.live.CopyWatch;
import dev.firebreak.app.live.LiveSession;
import dev.firebreak.app.live.VerdictDelay;
import dev.firebreak.app.pipeline.MediaTap;
import dev.firebreak.app.pipeline.PipelineListener;
import dev.firebreak.app.pipeline.RecentFrames;
import dev.firebreak.app.pipeline.StreamPipeline;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.verdict.Timeline;
import dev.firebreak.inference.engine.Pace;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a live session together: what it decodes with, what judges it, what records it. Thread-safe. */
public final class SessionOpener {
    private static final Logger log = LoggerFactory.getLogger(SessionOpener.class);

    private final SessionParts parts;

    public SessionOpener(SessionParts parts) {
        this.parts = parts;
    }

    /** A session with its pipeline, not started yet. */
    record Opened(LiveSession session, StreamPipeline pipeline) {}

    /**
     * @param delivery how its viewers get it
     * @param around wraps the session as the pipeline's listener, for what its source has to do beside
     */
    Opened open(SessionInfo info, LiveSession.Delivery delivery, Function<LiveSession, PipelineListener> around) {
        Timeline timeline = new Timeline(parts.timelineSeconds());
        RecentFrames frames = new RecentFrames();
        IncidentRecorder recorder = new IncidentRecorder(
                info,
                parts.incidents(),
                parts.segments(),
                parts.evidenceBefore(),
                parts.clock(),
                parts.incidentChanged());
        Restart restart = new Restart();
        LiveSession session = new LiveSession(
                info,
                delivery,
                recorder,
                parts.arming(),
                parts.shadow().watch(info, frames, restart),
                parts.immunity(),
                parts.events(),
                parts.clock(),
                timeline,
                frames,
                new VerdictDelay(System::nanoTime, parts.verdictDelay()),
                restart);
        StreamPipeline pipeline = new StreamPipeline(
                parts.scorer(),
                parts.points(),
                Pace.LIVE,
                timeline,
                frames,
                copies(info, session),
                around.apply(session));
        restart.pipeline = pipeline;
        return new Opened(session, pipeline);
    }

    private MediaTap copies(SessionInfo info, LiveSession session) {
        return parts.copies()
                .apply(info)
                .<MediaTap>map(search -> new CopyWatch(
                        info.stream().value(),
                        search,
                        session::copied,
                        count -> parts.drops().dropped("copies", CopyWatch.Drop.COPY_WATCH_BEHIND, count)))
                .orElse(MediaTap.NONE);
    }

    /** Records the session's start, off the publisher's thread: it must not wait for the database. */
    void recordStart(SessionInfo info) {
        background(
                "session-start",
                () -> parts.registry().sessionStarted(info.stream(), info.session(), info.start(), info.source()));
    }

    /** Records its end, likewise; and its start once more, because that may not have been written yet, or may have failed. */
    void recordEnd(SessionInfo info, String reason) {
        parts.departed().left(info.stream(), info.session());
        background("session-end", () -> {
            parts.registry().sessionStarted(info.stream(), info.session(), info.start(), info.source());
            parts.registry().sessionEnded(info.session(), parts.clock().instant(), reason);
        });
    }

    /** A segment could not be kept. */
    void lost() {
        parts.drops().dropped("store", SegmentKeeper.Lost.NOT_KEPT, 1);
    }

    SessionParts parts() {
        return parts;
    }

    private static void background(String name, Runnable work) {
        Thread.ofVirtual().name(name).start(() -> {
            try {
                work.run();
            } catch (FirebreakException e) {
                log.warn("A session could not be recorded what={}", name, e);
            }
        });
    }

    /** Lets the session reach the pipeline that is made after it. */
    private static final class Restart implements Runnable {
        private volatile @Nullable StreamPipeline pipeline;

        @Override
        public void run() {
            StreamPipeline made = pipeline;
            if (made != null) {
                made.restore();
            }
        }
    }
}
