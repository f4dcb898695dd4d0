package dev.firebreak.app.lookback;

import dev.firebreak.app.incident.SessionInfo;
import dev.firebreak.core.copy.TrafficPiece;
import dev.firebreak.core.copy.TrafficStore;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.fingerprint.video.SampledFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers what passes in live sessions: each gives its hashed frames and its sound to a {@link Session}, which makes pieces of a minute
 * of them; a thread writes these. A database that is away delays nobody: pieces wait, and when too many do, the next is left out and
 * counted. Thread-safe.
 */
public final class TrafficLog implements AutoCloseable {
    /** How long a piece is. */
    static final Duration LENGTH = Duration.ofMinutes(1);

    /** So much of a piece is in the next one too: of a copy that lasts longer, as much is in one of them. */
    static final Duration OVERLAP = Duration.ofSeconds(12);

    /** Pieces that may wait for the database: a quarter of an hour of 64 streams. */
    static final int CAPACITY = 1_024;

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(TrafficLog.class);

    private final TrafficStore store;
    private final Consumer<Drop> dropped;
    private final BlockingQueue<TrafficPiece> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread writer;

    /** Why a piece was not remembered. */
    public enum Drop {
        /** Too many waited for the database. */
        TRAFFIC_NOT_WRITTEN
    }

    /** {@code dropped}: told of each piece that is left out. */
    public TrafficLog(TrafficStore store, Consumer<Drop> dropped) {
        this.store = store;
        this.dropped = dropped;
        this.writer = Thread.ofVirtual().name("traffic").start(this::write);
    }

    /** For a session that begins. */
    public Session session(SessionInfo session) {
        return new Session(session);
    }

    /** Writes what waits, for a moment at most. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (!writer.join(PAUSE)) {
                writer.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void put(TrafficPiece piece) {
        if (!waiting.offer(piece)) {
            dropped.accept(Drop.TRAFFIC_NOT_WRITTEN);
        }
    }

    private void write() {
        List<TrafficPiece> batch = new ArrayList<>();
        try {
            while (closing.getCount() > 0 || !waiting.isEmpty()) {
                TrafficPiece next = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (next != null) {
                    batch.add(next);
                    waiting.drainTo(batch, TrafficStore.MAX_BATCH - 1);
                    writeUntilDone(batch);
                    batch.clear();
                }
            }
        } catch (InterruptedException e) {
            log.debug("Pieces of traffic were not written before the end count={}", batch.size() + waiting.size());
        }
    }

    private void writeUntilDone(List<TrafficPiece> batch) throws InterruptedException {
        while (true) {
            try {
                store.append(batch);
                return;
            } catch (FirebreakException e) {
                log.warn("Traffic cannot be remembered now, trying again waiting={}", batch.size() + waiting.size(), e);
                if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new InterruptedException();
                }
            }
        }
    }

    /** What passes in one session. One thread at a time; never blocks. */
    public final class Session {
        private final SessionInfo info;
        private @Nullable PieceBuilder current;
        private @Nullable PieceBuilder next;

        private Session(SessionInfo info) {
            this.info = info;
        }

        /** A frame, hashed: about one a second. */
        public void frame(SampledFrame frame) {
            reach(frame.at());
            if (current != null) {
                current.add(frame);
            }
            if (next != null) {
                next.add(frame);
            }
        }

        /** The next run of sound. */
        public void sound(Sound sound) {
            reach(sound.at());
            if (current != null) {
                current.add(sound);
            }
            if (next != null) {
                next.add(sound);
            }
        }

        /** Nothing follows. */
        public void ended() {
            if (current != null) {
                current.finish().ifPresent(TrafficLog.this::put);
            }
            current = null;
            next = null;
        }

        private void reach(Duration now) {
            if (current == null) {
                current = new PieceBuilder(info, now);
            }
            Duration gone = now.minus(current.from());
            if (gone.compareTo(LENGTH) >= 0) {
                current.finish().ifPresent(TrafficLog.this::put);
                boolean fits = next != null && now.minus(next.from()).compareTo(LENGTH) < 0;
                current = fits ? next : new PieceBuilder(info, now);
                next = null;
            } else if (next == null && gone.compareTo(LENGTH.minus(OVERLAP)) >= 0) {
                next = new PieceBuilder(info, now);
            }
        }
    }
}
