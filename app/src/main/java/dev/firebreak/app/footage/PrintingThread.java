package dev.firebreak.app.footage;

import dev.firebreak.core.error.FirebreakException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes up for what clips of the library lack, in the background: one clip at a time, one core at most. */
public final class PrintingThread implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(30);
    /** An intake deals with its clip itself. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int TELL_EACH = 100;
    private static final Logger log = LoggerFactory.getLogger(PrintingThread.class);

    private final ClipPrinting printing;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private PrintingThread(ClipPrinting printing, Clock clock) {
        this.printing = printing;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("clip-printing").daemon().start(this::run);
    }

    public static PrintingThread start(ClipPrinting printing, Clock clock) {
        return new PrintingThread(printing, clock);
    }

    /** Ends what it is at; that clip is dealt with at the next start. */
    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            var unused = thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            do {
                round();
            } while (!closing.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            log.debug("Clips are not fingerprinted any more");
        }
    }

    private void round() throws InterruptedException {
        try {
            long done = printing.run(clock.instant().minus(GRACE), () -> closing.getCount() == 0, this::tell);
            if (done > 0) {
                log.info("Clips were fingerprinted and compared clips={}", done);
            }
        } catch (FirebreakException e) {
            if (closing.getCount() > 0) {
                log.warn("Fingerprinting clips is put off", e);
            }
        } catch (RuntimeException e) {
            if (closing.getCount() > 0) {
                log.error("Fingerprinting clips failed by our mistake and is tried again", e);
            }
        }
    }

    private void tell(long done) {
        if (done % TELL_EACH == 0) {
            log.info(
                    "Clips are being fingerprinted done={} left={}",
                    done,
                    printing.progress().unfinished());
        }
    }
}
