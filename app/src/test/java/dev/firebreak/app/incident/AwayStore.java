package dev.firebreak.app.incident;

import dev.firebreak.core.incident.IncidentStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A store that can be made to fail for a while. Thread-safe. */
final class AwayStore {
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final AtomicReference<@Nullable Runnable> beforeRaise = new AtomicReference<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final IncidentStore asStore;

    AwayStore(IncidentStore real) {
        this.asStore = (IncidentStore) Proxy.newProxyInstance(
                IncidentStore.class.getClassLoader(), new Class<?>[] {IncidentStore.class}, (proxy, method, args) -> {
                    RuntimeException now = failure.get();
                    if (now != null) {
                        failed.incrementAndGet();
                        throw now;
                    }
                    Runnable first = method.getName().equals("raise") ? beforeRaise.getAndSet(null) : null;
                    if (first != null) {
                        first.run();
                    }
                    try {
                        return method.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    IncidentStore asStore() {
        return asStore;
    }

    void goAway(RuntimeException with) {
        failure.set(with);
    }

    void comeBack() {
        failure.set(null);
    }

    /** Runs {@code first} within the next call of raise, before anything is stored. */
    void atNextRaise(Runnable first) {
        beforeRaise.set(first);
    }

    int failedCalls() {
        return failed.get();
    }
}
