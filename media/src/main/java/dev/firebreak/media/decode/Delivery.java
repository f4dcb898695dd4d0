package dev.firebreak.media.decode;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls one listener on a thread of its own, so that a slow one holds up no other stream. When too much waits, the oldest picture, step
 * of motion or run of sound is dropped and counted; everything else always arrives. Thread-safe.
 */
final class Delivery {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    /** What is delivered, and how much of it may wait. */
    enum Kind {
        PICTURE(256, DropReason.LISTENER_SLOW_PICTURE),
        MOTION(256, DropReason.LISTENER_SLOW_MOTION),
        SOUND(1200, DropReason.LISTENER_SLOW_SOUND),
        OTHER(Integer.MAX_VALUE, DropReason.QUEUE_FULL);

        private final int limit;
        private final DropReason dropped;

        Kind(int limit, DropReason dropped) {
            this.limit = limit;
            this.dropped = dropped;
        }
    }

    private record Item(Kind kind, Runnable call) {}

    private final ArrayDeque<Item> queue = new ArrayDeque<>();
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final Consumer<DropReason> drops;
    private boolean closed;

    Delivery(String name, Consumer<DropReason> drops) {
        this.drops = drops;
        Thread.ofVirtual().name("decoded-" + name).start(this::deliver);
    }

    void put(Kind kind, Runnable call) {
        boolean dropped;
        synchronized (this) {
            if (closed) {
                return;
            }
            queue.addLast(new Item(kind, call));
            dropped = counts.merge(kind, 1, Integer::sum) > kind.limit;
            if (dropped) {
                dropOldest(kind);
            }
            notifyAll();
        }
        if (dropped) {
            drops.accept(kind.dropped);
        }
    }

    /** Delivers {@code call} as the last thing. */
    synchronized void putLast(Runnable call) {
        if (!closed) {
            closed = true;
            queue.addLast(new Item(Kind.OTHER, call));
            notifyAll();
        }
    }

    private void dropOldest(Kind kind) {
        for (Iterator<Item> items = queue.iterator(); items.hasNext(); ) {
            if (items.next().kind() == kind) {
                items.remove();
                counts.merge(kind, -1, Integer::sum);
                return;
            }
        }
    }

    private void deliver() {
        try {
            Item item = take();
            while (item != null) {
                try {
                    item.call().run();
                } catch (RuntimeException e) {
                    log.error("A listener of decoded media failed; the stream goes on", e);
                }
                item = take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Item take() throws InterruptedException {
        while (queue.isEmpty()) {
            if (closed) {
                return null;
            }
            wait();
        }
        Item item = queue.removeFirst();
        counts.merge(item.kind(), -1, Integer::sum);
        return item;
    }
}
