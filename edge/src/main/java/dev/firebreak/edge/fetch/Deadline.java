package dev.firebreak.edge.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closes what is open when time is up, so that a server which sends a byte now and then cannot hold anybody up. */
final class Deadline implements AutoCloseable {
    private final CountDownLatch finished = new CountDownLatch(1);
    private @Nullable Closeable open;
    private boolean passed;

    private Deadline() {}

    static Deadline in(Duration time) {
        Deadline deadline = new Deadline();
        Thread.ofVirtual().name("fetch-deadline").start(() -> deadline.await(time));
        return deadline;
    }

    /** From now on this is what is closed. */
    synchronized void guard(Closeable connection) throws IOException {
        open = connection;
        if (passed) {
            connection.close();
            throw new IOException("time is up");
        }
    }

    synchronized boolean passed() {
        return passed;
    }

    private void await(Duration time) {
        try {
            if (!finished.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                pass();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void pass() {
        passed = true;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // whoever reads from it is told anyway
            }
        }
    }

    @Override
    public void close() {
        finished.countDown();
    }
}
