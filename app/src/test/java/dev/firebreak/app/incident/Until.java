package dev.firebreak.app.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does. */
public final class Until {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Until() {}

    /** Fails when {@code condition} does not come true within twenty seconds. */
    public static void isTrue(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        boolean there = condition.getAsBoolean();
        while (!there && System.nanoTime() < deadline) {
            assertThat(never.await(5, TimeUnit.MILLISECONDS)).isFalse();
            there = condition.getAsBoolean();
        }
        assertThat(there).as(what).isTrue();
    }
}
