package dev.firebreak.media.decode;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The decoder processes. Media come from strangers, and FFmpeg's faults are not to be caught: so it runs in child processes, which are
 * limited in memory and time, and restarted. A stream that breaks a process twice is quarantined. Thread-safe.
 */
public final class DecoderPool implements Decoders, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DecoderPool.class);
    private static final long WATCH_MILLIS = 200;

    private final Clock clock;
    private final Path folder;
    private final List<DecoderWorker> workers = new ArrayList<>();
    private final Map<DropReason, LongAdder> drops = new EnumMap<>(DropReason.class);
    private final LongAdder quarantined = new LongAdder();
    private final AtomicInteger numbers = new AtomicInteger();
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("decoder-watchdog").factory());

    /**
     * Starts the processes; they become ready while the caller goes on. {@code clock} dates the segments of sources. Throws {@link
     * FirebreakException} with DECODER_DOWN where no temporary folder can be made.
     */
    public DecoderPool(DecoderPoolSettings settings, Clock clock) {
        this.clock = clock;
        for (DropReason reason : DropReason.values()) {
            drops.put(reason, new LongAdder());
        }
        try {
            folder = Files.createTempDirectory("firebreak-decoders");
            for (int i = 0; i < settings.workers(); i++) {
                Path own = Files.createDirectory(folder.resolve(Integer.toString(i)));
                workers.add(new DecoderWorker(i, settings, own, quarantined::increment));
            }
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.DECODER_DOWN, "Decoder processes have no temporary folder: " + e.getMessage(), e);
        }
        workers.forEach(DecoderWorker::launch);
        var unused = watchdog.scheduleWithFixedDelay(this::watch, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public DecodeSession openFeed(StreamId stream, SessionId session, DecodeListener listener) {
        return open(stream, session, null, listener);
    }

    @Override
    public DecodeSession openSource(StreamId stream, SessionId session, MediaSource source, DecodeListener listener) {
        return open(stream, session, source, listener);
    }

    /** How the processes are. */
    public PoolHealth health() {
        Map<DropReason, Long> counts = new EnumMap<>(DropReason.class);
        drops.forEach((reason, count) -> counts.put(reason, count.sum()));
        return new PoolHealth(workers.stream().map(DecoderWorker::health).toList(), counts, quarantined.sum());
    }

    /** Kills the processes. Sessions that are open hear {@link DecodeEnd.Closed}. */
    @Override
    public void close() {
        watchdog.shutdownNow();
        workers.forEach(DecoderWorker::close);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            log.debug("Temporary folder of decoder processes was not removed", e);
        }
    }

    private DecodeSession open(
            StreamId stream, SessionId session, @Nullable MediaSource source, DecodeListener listener) {
        DecoderWorker least = workers.stream()
                .min(Comparator.comparingInt(DecoderWorker::streams))
                .orElseThrow();
        PooledSession opened = new PooledSession(
                numbers.incrementAndGet(),
                stream,
                session,
                source,
                listener,
                least,
                clock,
                reason -> Objects.requireNonNull(drops.get(reason)).increment());
        least.attach(opened);
        return opened;
    }

    private void watch() {
        for (DecoderWorker worker : workers) {
            try {
                worker.watch();
            } catch (RuntimeException e) {
                log.error("Decoder process cannot be watched", e);
            }
        }
    }
}
