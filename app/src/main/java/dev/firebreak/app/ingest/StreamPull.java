package dev.firebreak.app.ingest;

import dev.firebreak.app.incident.SessionInfo;
import dev.firebreak.app.live.LiveSession;
import dev.firebreak.core.stream.Publisher;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.DecodeSession;
import dev.firebreak.media.decode.MediaSource;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one stream from a media server until it ends or is told to stop. A stream is announced before it can be read, so the first
 * tries may fail; each try is a session of its own, and one that never opened leaves no trace. Thread-safe.
 */
final class StreamPull implements Publisher {
    private static final long FIRST_WAIT_MILLIS = 200;
    private static final long LONGEST_WAIT_MILLIS = 2_000;
    private static final Logger log = LoggerFactory.getLogger(StreamPull.class);

    private final StreamId stream;
    private final MediaSource.Address source;
    private final SessionOpener opener;
    private final Duration retryFor;
    private final PullTarget target;
    private final Runnable over;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable DecodeSession decoder;

    /**
     * @param retryFor how long the source may stay unreachable
     * @param target what becomes of the segments and who sees them
     * @param over called when the pull has ended
     */
    StreamPull(
            StreamId stream,
            MediaSource.Address source,
            SessionOpener opener,
            Duration retryFor,
            PullTarget target,
            Runnable over) {
        this.stream = stream;
        this.source = source;
        this.opener = opener;
        this.retryFor = retryFor;
        this.target = target;
        this.over = over;
    }

    void start() {
        Thread.ofVirtual().name("pull-" + stream).start(this::run);
    }

    /** Stops reading. */
    @Override
    public void disconnect(String reason) {
        stopping.countDown();
        DecodeSession open = decoder;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public boolean gone() {
        return ended.getCount() == 0;
    }

    private void run() {
        long giveUpNanos = System.nanoTime() + retryFor.toNanos();
        long waitMillis = FIRST_WAIT_MILLIS;
        try {
            boolean more = true;
            while (more && !stopping.await(waitMillis, TimeUnit.MILLISECONDS)) {
                if (readOnce()) {
                    giveUpNanos = System.nanoTime() + retryFor.toNanos();
                    waitMillis = FIRST_WAIT_MILLIS;
                } else {
                    waitMillis = Math.min(LONGEST_WAIT_MILLIS, 2 * waitMillis);
                }
                more = System.nanoTime() < giveUpNanos;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
            over.run();
        }
    }

    /** Reads until the source ends; false when it could not be opened. */
    private boolean readOnce() {
        SessionInfo info = new SessionInfo(
                stream,
                SessionId.random(),
                opener.parts().clock().instant(),
                "pulled from " + source,
                opener.parts().modelPackage());
        PulledSession[] pulled = new PulledSession[1];
        SessionOpener.Opened opened = opener.open(info, target.delivery(info), session -> {
            pulled[0] = new PulledSession(session, keeper(session), () -> opener.recordStart(info));
            return pulled[0];
        });
        LiveSession session = opened.session();
        if (!opener.parts().sessions().add(session)) {
            return false;
        }
        try {
            target.begins(info);
            decoder = opened.pipeline()
                    .start(listener -> opener.parts().decoders().openSource(stream, info.session(), source, listener));
            if (stopping.getCount() == 0) {
                disconnect("stopped before it began");
            }
            DecodeEnd end = pulled[0].end().join();
            log.info("Pull ended stream={} session={} how={}", stream, info.session(), end);
        } catch (RuntimeException e) {
            log.error("A pull failed stream={}", stream, e);
        } finally {
            target.ended(info);
            opener.parts().sessions().remove(session);
        }
        if (pulled[0].wasOpened()) {
            opener.recordEnd(info, "SOURCE_ENDED");
        }
        return pulled[0].wasOpened();
    }

    private SegmentKeeper keeper(LiveSession session) {
        return new SegmentKeeper(
                opener.parts().segments(),
                opener.parts().retention(),
                sequence -> target.stillNeededFrom(session.info(), sequence),
                segment -> {
                    session.complete(segment);
                    target.segment(segment);
                },
                opener::lost);
    }
}
