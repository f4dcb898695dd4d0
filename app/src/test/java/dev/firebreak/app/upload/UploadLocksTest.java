package dev.firebreak.app.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UploadLocksTest {
    private static final UUID UPLOAD = new UUID(1, 2);

    private final UploadLocks locks = new UploadLocks();

    @Test
    void oneAtATimeAtEachUpload() throws InterruptedException {
        try (UploadLocks.Lock held = locks.take(UPLOAD).orElseThrow()) {
            assertThat(locks.take(held.id())).isEmpty();
            assertThat(locks.take(UPLOAD, Duration.ofMillis(1))).isEmpty();
            assertThat(locks.take(new UUID(3, 4))).isPresent();
        }
        assertThat(locks.take(UPLOAD)).isPresent();
    }

    @Test
    void whoWaitsGetsItWhenItIsLetGo() throws Exception {
        CompletableFuture<Optional<UploadLocks.Lock>> second = new CompletableFuture<>();
        UploadLocks.Lock first = locks.take(UPLOAD).orElseThrow();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                second.complete(locks.take(UPLOAD, Duration.ofMinutes(1)));
            } catch (InterruptedException e) {
                second.completeExceptionally(e);
            }
        });
        first.close();

        assertThat(second.get(10, TimeUnit.SECONDS)).isPresent();
        waiting.join();
    }
}
