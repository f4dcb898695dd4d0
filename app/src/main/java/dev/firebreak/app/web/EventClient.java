package dev.firebreak.app.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One console that follows events. Events wait in a bounded queue; a client that falls behind by more than that is
 * dropped, because an event left out would leave its picture wrong, and connecting anew gives it all that is live.
 */
final class EventClient {
    private static final String HEARTBEAT = ": still here\n\n";

    private final BlockingQueue<String> queue;
    private volatile boolean open = true;

    EventClient(int capacity) {
        queue = new ArrayBlockingQueue<>(capacity);
    }

    /** Adds an event; returns false, and ends the client, when it is too slow. */
    boolean offer(String event) {
        if (queue.offer(event)) {
            return true;
        }
        close();
        return false;
    }

    /** Ends {@link #write} soon. */
    void close() {
        open = false;
        queue.clear();
        queue.offer("");
    }

    /**
     * Writes events as they come, and a comment when none came for {@code heartbeat}, until the client is closed or has
     * been served for {@code most}. Throws when the other side is gone.
     */
    void write(OutputStream out, Duration heartbeat, Duration most) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (open && System.nanoTime() - start < most.toNanos()) {
            String event = queue.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
            if (open) {
                out.write((event == null ? HEARTBEAT : event).getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }
    }
}
