package dev.firebreak.app.upload;

import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.app.metrics.MetricName;
import dev.firebreak.core.error.FirebreakException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has uploads looked at that arrived whole, one after the other, on a thread of its own; oldest first. The queue is the folder itself:
 * it is bounded by what may begin, and outlives the process. One that cannot be looked at now is tried again a little later.
 */
final class UploadChecks implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(UploadChecks.class);
    private static final long RETRY_SECONDS = 30;

    /** How soon an upload is looked at again that somebody held. */
    private static final long BUSY_MILLIS = 200;

    private final UploadFolder folder;
    private final UploadLocks locks;
    private final UploadReceiver receiver;
    private final FirebreakMetrics metrics;
    private final Clock clock;
    private final Semaphore work = new Semaphore(1);
    private final Thread thread;
    private volatile boolean closed;

    /** Whether an upload was held when it was looked at; of the checking thread only. */
    private boolean busy;

    UploadChecks(
            UploadFolder folder, UploadLocks locks, UploadReceiver receiver, FirebreakMetrics metrics, Clock clock) {
        this.folder = folder;
        this.locks = locks;
        this.receiver = receiver;
        this.metrics = metrics;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("upload-checks").start(this::run);
    }

    /** There may be something to look at. */
    void wake() {
        work.release();
    }

    /** Ends once what is being looked at is done, or the thread's interrupt has ended it; that one is looked at again at the next start. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closed) {
                work.tryAcquire(busy ? BUSY_MILLIS : TimeUnit.SECONDS.toMillis(RETRY_SECONDS), TimeUnit.MILLISECONDS);
                busy = false;
                work.drainPermits();
                received().forEach(this::check);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Upload> received() {
        return folder.list().reversed().stream()
                .filter(upload -> upload.state() == UploadState.RECEIVED)
                .toList();
    }

    private void check(Upload upload) {
        if (closed || !begin(upload)) {
            return;
        }
        try {
            UploadVerdict verdict = receiver.receive(upload, folder.data(upload.id()));
            folder.save(upload.ended(verdict, clock.instant()));
            folder.dropBytes(upload.id());
            metrics.count(MetricName.UPLOADS, verdict.state());
        } catch (FirebreakException e) {
            log.warn(
                    "An upload could not be checked and is tried again upload={} reason={}",
                    upload.id(),
                    e.getMessage());
            waitAgain(upload);
        } catch (RuntimeException e) {
            if (closed) {
                return; // its state on disk says that it is to be looked at again
            }
            log.error("An upload could not be checked by a mistake of ours upload={}", upload.id(), e);
            String why = "It could not be checked: the server made a mistake, which its log tells of";
            folder.save(upload.ended(new UploadVerdict(UploadState.REFUSED, why, ""), clock.instant()));
            metrics.count(MetricName.UPLOADS, "failed");
        }
    }

    /** Takes it off its sender's hands, unless they are just taking it back. */
    private boolean begin(Upload upload) {
        Optional<UploadLocks.Lock> lock = locks.take(upload.id());
        if (lock.isEmpty()) {
            busy = true; // most often the request that brought its last piece has not ended yet
            return false;
        }
        try (UploadLocks.Lock held = lock.get()) {
            boolean there = folder.find(held.id())
                    .filter(now -> now.state() == UploadState.RECEIVED)
                    .isPresent();
            if (there) {
                folder.save(upload.in(UploadState.CHECKING, clock.instant()));
            }
            return there;
        }
    }

    private void waitAgain(Upload upload) {
        try {
            folder.save(upload.in(UploadState.RECEIVED, clock.instant()));
        } catch (FirebreakException e) {
            log.warn("An upload's state could not be written upload={} reason={}", upload.id(), e.getMessage());
        }
    }
}
