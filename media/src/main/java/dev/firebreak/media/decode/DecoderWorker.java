package dev.firebreak.media.decode;

import dev.firebreak.media.wire.Order;
import dev.firebreak.media.wire.Report;
import dev.firebreak.media.wire.TurnSlot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One place for a decoder process: starts one, gives it streams, and another one when it dies. Thread-safe: everything is guarded by
 * this object's monitor, processes are started outside of it.
 */
final class DecoderWorker {
    private static final Logger log = LoggerFactory.getLogger(DecoderWorker.class);
    private static final int MAX_ORDERS = 65_536;
    /** Media leaves for a process no more often than this. */
    private static final long FEED_LINGER_MILLIS = 10;

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5000;

    private final int number;
    private final DecoderPoolSettings settings;
    private final Path folder;
    private final Runnable quarantined;
    private final Map<Integer, PooledSession> sessions = new LinkedHashMap<>();
    private final ArrayDeque<Order> orders = new ArrayDeque<>();
    private @Nullable DecoderChild child;
    private boolean up;
    private boolean closed;
    private long restarts;
    private int failuresInRow;
    private long diedNanos;
    private Optional<Duration> lastRestart = Optional.empty();
    private int nextSession;
    private long turnSeen = -1;
    private int streamSeen = -1;
    private long seenNanos;
    private boolean lingering;

    DecoderWorker(int number, DecoderPoolSettings settings, Path folder, Runnable quarantined) {
        this.number = number;
        this.settings = settings;
        this.folder = folder;
        this.quarantined = quarantined;
    }

    /** Starts a process and gives it the streams there are. */
    void launch() {
        try {
            DecoderChild started = new DecoderChild(this, settings, folder);
            synchronized (this) {
                if (closed) {
                    started.stop();
                    return;
                }
                child = started;
                orders.clear();
                Duration since = diedNanos == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - diedNanos);
                sessions.values().forEach(each -> orders.addAll(each.attach(since)));
                streamSeen = -1;
            }
            started.start("decoder-" + number);
        } catch (IOException e) {
            log.error("Decoder process cannot be started worker={}", number, e);
            relaunchAfterPause();
        }
    }

    synchronized int streams() {
        return sessions.size();
    }

    synchronized PoolHealth.Worker health() {
        long processId = child == null ? -1 : child.processId();
        return new PoolHealth.Worker(number, up, processId, restarts, sessions.size(), lastRestart);
    }

    synchronized void attach(PooledSession session) {
        if (closed) {
            session.end(new DecodeEnd.Closed());
            return;
        }
        sessions.put(session.number(), session);
        if (child != null) {
            orders.addAll(session.attach(Duration.ZERO));
            notifyAll();
        }
    }

    synchronized void detach(PooledSession session) {
        session.end(new DecodeEnd.Closed());
        if (sessions.remove(session.number()) != null) {
            orders.addLast(new Order.Close(session.number()));
            notifyAll();
        }
    }

    /** Queues an order for a stream; {@code change} makes it, and notes what a new process would be told. */
    synchronized void order(PooledSession session, Supplier<Order> change) {
        if (session.hasEnded()) {
            return;
        }
        Order order = change.get();
        Order last = orders.peekLast();
        if (order instanceof Order.Acknowledge
                && last instanceof Order.Acknowledge
                && last.stream() == order.stream()) {
            orders.removeLast();
        }
        if (child != null && orders.size() < MAX_ORDERS) {
            orders.addLast(order);
        }
        notifyAll();
    }

    /** Changes what a session has been fed. */
    synchronized void fed(PooledSession session, Runnable change) {
        change.run();
        if (!lingering && session.hasFeed()) {
            notifyAll();
        }
    }

    /**
     * Waits for the next order for {@code asking}, flushing {@code out} before; null when it has had its last. After a flush it lingers,
     * and media that is fed does not wake it: the streams of a process then leave together, with one write that wakes up the process once.
     */
    @Nullable
    Order nextOrder(DecoderChild asking, OutputStream out) throws InterruptedException, IOException {
        Order ready = pollOrder(asking);
        if (ready != null) {
            return ready;
        }
        out.flush();
        long flushed = System.nanoTime();
        synchronized (this) {
            while (!closed && child == asking) {
                long lingers = FEED_LINGER_MILLIS - (System.nanoTime() - flushed) / 1_000_000;
                lingering = lingers > 0 && orders.isEmpty();
                Order order = lingering ? null : pollOrder(asking);
                if (order != null) {
                    return order;
                }
                wait(lingering ? lingers : 0);
            }
            return null;
        }
    }

    private synchronized @Nullable Order pollOrder(DecoderChild asking) {
        if (closed || child != asking) {
            return null;
        }
        Order order = orders.pollFirst();
        if (order != null) {
            return order;
        }
        List<PooledSession> all = List.copyOf(sessions.values());
        for (int i = 0; i < all.size(); i++) {
            // Taking turns: no stream's bytes wait for all of another's.
            nextSession = (nextSession + 1) % all.size();
            Order feed = all.get(nextSession).nextFeed();
            if (feed != null) {
                return feed;
            }
        }
        return null;
    }

    synchronized void reported(DecoderChild from, Report report) {
        if (from != child) {
            return;
        }
        if (report instanceof Report.Ready) {
            ready();
            return;
        }
        PooledSession session = sessions.get(report.stream());
        if (session != null) {
            session.report(report);
            if (session.hasEnded()) {
                sessions.remove(session.number());
            }
            if (report instanceof Report.Taken && session.hasFeed()) {
                notifyAll(); // what waited for room
            }
        }
    }

    private void ready() {
        up = true;
        failuresInRow = 0;
        if (diedNanos != 0) {
            Duration took = Duration.ofNanos(System.nanoTime() - diedNanos);
            lastRestart = Optional.of(took);
            log.info("Decoder process is up again worker={} took_ms={}", number, took.toMillis());
        }
        notifyAll();
    }

    /** The process is gone: tells its streams, and starts another one. */
    void died(DecoderChild dead, Interruption.Cause cause, int blamed) {
        synchronized (this) {
            if (closed || dead != child) {
                return;
            }
            child = null;
            failuresInRow = up ? 0 : failuresInRow + 1;
            up = false;
            restarts++;
            diedNanos = System.nanoTime();
            PooledSession culprit = sessions.get(blamed);
            log.warn(
                    "Decoder process died worker={} cause={} streams={} blamed={}",
                    number,
                    cause,
                    sessions.size(),
                    culprit == null ? "none" : culprit.stream());
            for (PooledSession each : List.copyOf(sessions.values())) {
                if (!each.died(cause, each == culprit)) {
                    sessions.remove(each.number());
                    quarantined.run();
                    log.error("Stream is quarantined: it broke its decoder again stream={}", each.stream());
                }
            }
            notifyAll();
        }
        relaunchAfterPause();
    }

    /** At once, unless processes die before they are ready: then after a growing pause. */
    private void relaunchAfterPause() {
        synchronized (this) {
            int doublings = Math.min(10, Math.max(0, failuresInRow - 1));
            long pause = failuresInRow == 0 ? 0 : Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << doublings);
            long until = System.nanoTime() + pause * 1_000_000;
            long left = pause;
            while (!closed && left > 0) {
                try {
                    wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
                left = (until - System.nanoTime()) / 1_000_000;
            }
            if (closed) {
                return;
            }
        }
        launch();
    }

    /** Kills the process where it hangs or has grown too large. Called every fraction of a second. */
    synchronized void watch() {
        DecoderChild watched = child;
        if (watched == null || !up) {
            return;
        }
        long now = System.nanoTime();
        int stream = TurnSlot.stream(watched.slot());
        long turn = TurnSlot.turns(watched.slot());
        if (stream < 0 || stream != streamSeen || turn != turnSeen) {
            streamSeen = stream;
            turnSeen = turn;
            seenNanos = now;
        } else if (now - seenNanos > settings.hangLimit().toNanos()) {
            watched.kill(Interruption.Cause.HANG, stream);
            return;
        }
        if (watched.residentBytes() > settings.memoryLimitBytes()) {
            int largest = sessions.values().stream()
                    .max(Comparator.comparingLong(PooledSession::pixels))
                    .map(PooledSession::number)
                    .orElse(stream);
            watched.kill(Interruption.Cause.MEMORY, largest);
        }
    }

    void close() {
        DecoderChild last;
        synchronized (this) {
            closed = true;
            last = child;
            child = null;
            up = false;
            sessions.values().forEach(each -> each.end(new DecodeEnd.Closed()));
            sessions.clear();
            notifyAll();
        }
        if (last != null) {
            last.stop();
        }
    }
}
