package dev.firebreak.app.banking;

import dev.firebreak.core.copy.trial.IncidentTrialStore;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.fingerprint.video.FrameDescriber;
import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.core.segment.SegmentStore;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Self-tests incidents in the background: half of one core at most, since it rests after each copy for as long as that took. */
public final class SelfTestThread implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(SelfTestThread.class);

    private final IncidentSelfTests tests;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private SelfTestThread(IncidentSelfTests tests) {
        this.tests = tests;
        this.thread = Thread.ofPlatform().name("self-test").daemon().start(this::run);
    }

    public static SelfTestThread start(
            IncidentTrialStore trials,
            IncidentStore incidents,
            SegmentStore segments,
            FrameDescriber describer,
            Clock clock) {
        return new SelfTestThread(IncidentSelfTests.of(trials, incidents, segments, describer, clock));
    }

    /** Stops after the copy that is being made; the rest is made after the next start. */
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
                rounds();
            } while (!closing.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            log.debug("Incidents are not self-tested any more");
        }
    }

    private void rounds() throws InterruptedException {
        try {
            boolean more = true;
            while (more && closing.getCount() > 0) {
                more = tests.round(this::rested);
            }
        } catch (FirebreakException e) {
            if (closing.getCount() > 0) {
                log.warn("Self-testing an incident is put off", e);
                var unused = closing.await(AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private boolean rested(Duration worked) throws InterruptedException {
        return !closing.await(worked.toNanos(), TimeUnit.NANOSECONDS);
    }
}
