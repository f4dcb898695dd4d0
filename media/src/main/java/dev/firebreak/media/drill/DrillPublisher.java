package dev.firebreak.media.drill;

import dev.firebreak.core.error.FirebreakException;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A drill being published by a process of its own, in real time over real RTMP. Thread-safe. Closing it ends the publish at
 * once; the process also ends by itself when this one dies.
 */
public final class DrillPublisher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DrillPublisher.class);
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Process process;
    private final DataOutputStream settings;
    private final Clock clock;
    private final CompletableFuture<DrillEnd> end = new CompletableFuture<>();

    private DrillPublisher(Process process, Clock clock) {
        this.process = process;
        this.clock = clock;
        settings = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    }

    /**
     * Starts to publish; what happens is told to the listener, on one thread. A listener that throws ends the drill. Throws
     * {@link FirebreakException} when no process can be started.
     */
    public static DrillPublisher start(DrillSettings settings, DrillListener listener, Clock clock) {
        DrillPublisher publisher = new DrillPublisher(ChildJvm.start(DrillPublisherMain.class), clock);
        Thread.ofPlatform().daemon().name("drill-reports").start(() -> publisher.listen(listener));
        publisher.tell(settings);
        return publisher;
    }

    /** How the drill ended; empty when it has not within {@code limit}. */
    public Optional<DrillEnd> awaitEnd(Duration limit) throws InterruptedException {
        try {
            return Optional.of(end.get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Listening to the drill failed", e);
        }
    }

    @Override
    public void close() {
        try {
            settings.close();
        } catch (IOException e) {
            log.debug("The drill's publisher is gone already", e);
        }
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void tell(DrillSettings chosen) {
        try {
            SettingsMessage.write(chosen, settings);
        } catch (IOException e) {
            process.destroyForcibly();
            log.warn("The drill's publisher did not take its settings", e);
        }
    }

    private void listen(DrillListener listener) {
        DrillEnd last = new DrillEnd.Failed(clock.instant(), "The publishing process died");
        try (BufferedReader reports = process.inputReader(java.nio.charset.StandardCharsets.UTF_8)) {
            for (String line = reports.readLine(); line != null; line = reports.readLine()) {
                last = DrillReport.hear(line, listener).orElse(last);
            }
        } catch (IOException | RuntimeException e) {
            log.warn("Listening to the drill's publisher failed", e);
            last = new DrillEnd.Failed(clock.instant(), "Listening failed: " + e.getMessage());
        }
        process.destroyForcibly();
        end.complete(last);
    }
}
