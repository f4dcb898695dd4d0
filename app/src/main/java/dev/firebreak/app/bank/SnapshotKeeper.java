package dev.firebreak.app.bank;

import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.BankSnapshots;
import dev.firebreak.core.bank.BankSnapshots.Written;
import dev.firebreak.core.bank.IndexStatus;
import dev.firebreak.core.error.FirebreakException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a snapshot of the index of the banks on the local disk: it is read once, before the index follows the banks, and written anew from a
 * thread of its own when so much has changed since that reading the changes would take a while, or after an hour with any change.
 * Thread-safe.
 */
public final class SnapshotKeeper implements AutoCloseable {
    /** So many changes are read in less than a second. */
    static final long FEW_CHANGES = 20_000;

    /** Of a large index, this part must have changed: writing it takes seconds. */
    static final int PART = 100;

    /** After this long it is written whatever has changed. */
    static final Duration LONGEST = Duration.ofHours(1);

    /** Room that is left for others on the disk. */
    static final long SPARE_BYTES = 512L << 20;

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BYTES_OF_A_HASH = 150;
    private static final Logger log = LoggerFactory.getLogger(SnapshotKeeper.class);

    private final BankIndex index;
    private final BankSnapshots snapshots;
    private final Path folder;
    private final Runnable failed;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Written last;
    private volatile @Nullable Duration restoredIn;
    private boolean failing;
    private @Nullable Thread thread;

    /**
     * @param folder where {@code snapshots} lie
     * @param failed told of each time that one could not be written
     */
    public SnapshotKeeper(BankIndex index, BankSnapshots snapshots, Path folder, Runnable failed, Clock clock) {
        this.index = index;
        this.snapshots = snapshots;
        this.folder = folder;
        this.failed = failed;
        this.clock = clock;
    }

    /** Reads the snapshot, if there is one that can be used. STORE_DOWN when the database fails: call it again. */
    public void restore() {
        long began = System.nanoTime();
        switch (index.restore(snapshots)) {
            case BankSnapshots.Restored restored -> {
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                last = restored.snapshot();
                restoredIn = took;
                log.info(
                        "The index of the banks was read from its snapshot of={} bytes={} took_ms={}",
                        restored.snapshot().at(),
                        restored.snapshot().bytes(),
                        took.toMillis());
            }
            case BankSnapshots.None none -> log.debug("There is no snapshot of the index of the banks");
            case BankSnapshots.Unusable unusable ->
                log.warn(
                        "The index of the banks is made anew from the database, which may take minutes why=\"{}\"",
                        unusable.why());
        }
    }

    /** Begins to write snapshots now and then. */
    public void start() {
        start(PERIOD);
    }

    void start(Duration period) {
        try {
            snapshots.sweep();
        } catch (IOException e) {
            log.warn("What was left of an unfinished snapshot of the banks cannot be removed folder={}", folder, e);
        }
        thread = Thread.ofPlatform().name("bank-snapshot").daemon().start(() -> run(period));
    }

    /** The one on the disk; empty when none is known. */
    public Optional<Written> last() {
        return Optional.ofNullable(last);
    }

    /** How long reading took at the start; empty when the database was asked for everything. */
    public Optional<Duration> restoredIn() {
        return Optional.ofNullable(restoredIn);
    }

    /** Lets a snapshot that is being written be finished. */
    @Override
    public void close() {
        closing.countDown();
        Thread running = thread;
        if (running != null) {
            try {
                var unused = running.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run(Duration period) {
        try {
            while (!closing.await(period.toMillis(), TimeUnit.MILLISECONDS)) {
                if (due()) {
                    write();
                }
            }
        } catch (InterruptedException e) {
            log.debug("No more snapshots of the banks are written");
        }
    }

    private boolean due() {
        IndexStatus status = index.status();
        return status.caughtUpAt().isPresent() && due(status.upTo(), signals(status), last, clock.instant());
    }

    private static long signals(IndexStatus status) {
        return status.sizes().values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@code signals}: that the index holds. */
    static boolean due(long upTo, long signals, @Nullable Written last, Instant now) {
        if (last == null) {
            return upTo > 0;
        }
        long changes = upTo - last.position();
        return changes >= Math.max(FEW_CHANGES, signals / PART)
                || (changes > 0 && !now.isBefore(last.at().plus(LONGEST)));
    }

    private void write() {
        try {
            requireRoom();
            long began = System.nanoTime();
            Optional<Written> written = snapshots.write(index);
            if (written.isPresent()) {
                last = written.get();
                failing = false;
                log.info(
                        "A snapshot of the index of the banks was written bytes={} took_ms={}",
                        written.get().bytes(),
                        Duration.ofNanos(System.nanoTime() - began).toMillis());
            }
        } catch (IOException | FirebreakException e) {
            failed.run();
            if (!failing) {
                failing = true;
                log.warn(
                        "No snapshot of the index of the banks can be written; it is tried again folder={}", folder, e);
            }
        }
    }

    private void requireRoom() throws IOException {
        Written before = last;
        long likely = Math.max(before == null ? 0 : before.bytes(), BYTES_OF_A_HASH * index.pictures());
        Files.createDirectories(folder);
        long room = Files.getFileStore(folder).getUsableSpace();
        if (room < likely + SPARE_BYTES) {
            throw new IOException("%s has %d bytes left, and a snapshot of some %d bytes would not leave %d"
                    .formatted(folder, room, likely, SPARE_BYTES));
        }
    }
}
