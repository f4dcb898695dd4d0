package dev.firebreak.edge.rtmp;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.stream.PublishAuthority;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes RTMP publishers (OBS, ffmpeg and other encoders) of H.264 and AAC: one virtual thread reads each connection, one
 * more accepts, one watches deadlines. Who may publish is asked of a {@link PublishAuthority}; media goes to the {@link
 * dev.firebreak.core.stream.MediaSink} that it names. Thread-safe.
 */
public final class RtmpListener implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RtmpListener.class);

    private static final long WATCH_MILLIS = 20;
    private static final long ACCEPT_RETRY_MILLIS = 100;
    private static final int BACKLOG = 128;
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final ServerSocket server;
    private final RtmpLimits limits;
    private final ListenerParts parts;
    private final ConnectionCounts counts;
    private final RtmpCounters counters = new RtmpCounters();
    private final Map<RtmpConnection, Reader> readers = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch watchEnd = new CountDownLatch(1);
    private final Thread accepter;
    private final Thread watch;

    private record Reader(Thread thread, PeerAddress address) {}

    private RtmpListener(
            ServerSocket server,
            RtmpLimits limits,
            PublishAuthority authority,
            LongSupplier nanoTime,
            ThreadFactory threads) {
        this.server = server;
        this.limits = limits;
        this.counts = new ConnectionCounts(limits.counts());
        FailedKeys failedKeys = new FailedKeys(limits.counts().failedKeysPerMinute(), FailedKeys.MAX_ADDRESSES);
        Admittance admittance = new Admittance(authority, failedKeys, nanoTime);
        this.parts = new ListenerParts(limits, admittance, counters, nanoTime, threads, this::forget);
        this.accepter = threads.newThread(this::accept);
        this.watch = threads.newThread(this::watch);
    }

    /**
     * Listens from now on.
     *
     * @param nanoTime the clock of all limits: {@code System::nanoTime} outside tests
     * @throws FirebreakException BAD_CONFIGURATION when the address cannot be listened on
     */
    @MustBeClosed
    public static RtmpListener start(RtmpListenerConfig config, PublishAuthority authority, LongSupplier nanoTime) {
        return start(
                config, authority, nanoTime, Thread.ofVirtual().name("rtmp-", 0).factory());
    }

    @MustBeClosed
    static RtmpListener start(
            RtmpListenerConfig config, PublishAuthority authority, LongSupplier nanoTime, ThreadFactory threads) {
        RtmpListener listener = new RtmpListener(bound(config.bind()), config.limits(), authority, nanoTime, threads);
        listener.accepter.start();
        listener.watch.start();
        log.info("RTMP listens port={}", listener.port());
        return listener;
    }

    /** The port in use, also when the configuration asked for any free one. */
    public int port() {
        return server.getLocalPort();
    }

    /** Counts so far and what is open now. */
    public RtmpStatistics statistics() {
        return counters.snapshot();
    }

    /** Ends all sessions with SHUTDOWN and returns when no connection is left. Idempotent. */
    @Override
    public void close() {
        closing.countDown();
        closeServer();
        join(accepter, CLOSE_PATIENCE);
        readers.keySet().forEach(RtmpConnection::shutDown);
        readers.values().forEach(reader -> join(reader.thread(), limits.times().reset()));
        readers.keySet().forEach(RtmpConnection::reset);
        readers.values().forEach(reader -> join(reader.thread(), CLOSE_PATIENCE));
        // Only a sink that blocks longer than it may can still hold a reader.
        readers.values().forEach(reader -> reader.thread().interrupt());
        readers.values().forEach(reader -> join(reader.thread(), CLOSE_PATIENCE));
        watchEnd.countDown();
        join(watch, CLOSE_PATIENCE);
    }

    private static ServerSocket bound(InetSocketAddress bind) {
        try {
            ServerSocket server = new ServerSocket();
            try {
                server.setReuseAddress(true);
                server.bind(bind, BACKLOG);
                return server;
            } catch (IOException e) {
                server.close();
                throw e;
            }
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.BAD_CONFIGURATION, "RTMP cannot listen on " + bind + ": " + e.getMessage(), e);
        }
    }

    private void accept() {
        while (closing.getCount() > 0) {
            try {
                take(server.accept());
            } catch (IOException e) {
                if (closing.getCount() > 0) {
                    log.warn("RTMP accept failed; trying again in {} ms", ACCEPT_RETRY_MILLIS, e);
                    await(closing, ACCEPT_RETRY_MILLIS);
                }
            }
        }
    }

    private void take(Socket socket) {
        PeerAddress address = PeerAddress.of(socket.getInetAddress());
        Optional<LimitHit> full = counts.enter(address);
        if (full.isPresent()) {
            counters.limit(full.get());
            refuse(socket);
            return;
        }
        try {
            RtmpConnection connection = new RtmpConnection(socket, parts);
            Thread thread = parts.threads().newThread(connection);
            counters.accepted.increment();
            counters.openConnections.increment();
            readers.put(connection, new Reader(thread, address));
            thread.start();
        } catch (IOException e) {
            log.debug("RTMP peer left at once: {}", e.toString());
            counts.leave(address);
            refuse(socket);
        }
    }

    /** Without a word, so that a flood costs little. */
    private static void refuse(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            log.trace("RTMP peer left before it was refused: {}", e.toString());
        }
    }

    private void forget(RtmpConnection connection) {
        Reader reader = readers.remove(connection);
        if (reader != null) {
            counts.leave(reader.address());
            counters.openConnections.decrement();
        }
    }

    private void watch() {
        while (!await(watchEnd, WATCH_MILLIS)) {
            for (RtmpConnection connection : readers.keySet()) {
                try {
                    connection.tick();
                } catch (RuntimeException | Error e) { // without this thread nobody reads on
                    log.error("RTMP watch failed on a connection", e);
                }
            }
        }
    }

    private void closeServer() {
        try {
            server.close();
        } catch (IOException e) {
            log.warn("RTMP server socket did not close cleanly", e);
        }
    }

    /** True when the latch opened. */
    private static boolean await(CountDownLatch latch, long millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void join(Thread thread, Duration patience) {
        try {
            boolean ended = thread.join(patience);
            log.trace("RTMP thread ended={}", ended);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
