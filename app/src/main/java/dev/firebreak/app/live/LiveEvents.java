package dev.firebreak.app.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands {@link LiveEvent}s to whoever subscribed. Thread-safe. A listener that throws harms nobody else. */
public final class LiveEvents {
    private static final Logger log = LoggerFactory.getLogger(LiveEvents.class);

    private final List<Consumer<LiveEvent>> listeners = new CopyOnWriteArrayList<>();

    public void publish(LiveEvent event) {
        for (Consumer<LiveEvent> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                log.warn("A listener of live events failed", e);
            }
        }
    }

    /** Calls {@code listener} for each event until the handle is closed. It must not block. */
    public AutoCloseable subscribe(Consumer<LiveEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
