package dev.firebreak.media.fingerprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Kills a hashing process that takes too long, says nothing or grows too large, and knows which it was. */
final class HashWatch {
    private static final long LOOK_NANOS = Duration.ofMillis(200).toNanos();
    private static final long PAGE_BYTES = 4096;

    private final Process process;
    private final long deadlineNanos;
    private final Duration time;
    private final Thread thread;
    private volatile long aliveNanos = System.nanoTime();
    private volatile @Nullable String killedFor;

    HashWatch(Process process, Duration time) {
        this.process = process;
        this.time = time;
        this.deadlineNanos = System.nanoTime() + time.toNanos();
        this.thread = Thread.ofVirtual().name("hash-watch").start(this::watch);
    }

    Process process() {
        return process;
    }

    /** The process has said something. */
    void alive() {
        aliveNanos = System.nanoTime();
    }

    /** Why its reports ended too soon. */
    String why(String file, IOException cause) {
        @Nullable String why = killedFor;
        return why == null
                ? "%s broke the process that hashed it: %s".formatted(file, cause.getMessage())
                : "%s was given up: %s".formatted(file, why);
    }

    private long untilNextLook() {
        if (killedFor != null) {
            return LOOK_NANOS;
        }
        return Math.clamp(deadlineNanos - System.nanoTime(), 0, LOOK_NANOS); // over before the first look: at once
    }

    private void watch() {
        try {
            while (!process.waitFor(untilNextLook(), TimeUnit.NANOSECONDS)) {
                long now = System.nanoTime();
                if (now - deadlineNanos > 0) {
                    kill("hashing took more than " + time);
                } else if (now - aliveNanos > HashLimits.SILENCE.toNanos()) {
                    kill("nothing was heard of its decoder for " + HashLimits.SILENCE);
                } else if (residentBytes() > HashLimits.MEMORY_BYTES) {
                    kill("decoding it takes more than %d MiB".formatted(HashLimits.MEMORY_BYTES >> 20));
                }
            }
        } catch (InterruptedException e) {
            process.destroyForcibly(); // closed
        }
    }

    private void kill(String why) {
        killedFor = why;
        process.destroyForcibly();
    }

    private long residentBytes() {
        try {
            String[] fields = Files.readString(Path.of("/proc", Long.toString(process.pid()), "statm"))
                    .split(" ", 3);
            return Long.parseLong(fields[1]) * PAGE_BYTES;
        } catch (IOException | RuntimeException e) {
            return 0; // it has just ended
        }
    }

    /** Kills the process if it still runs, and waits until nobody watches it any more. */
    void end() throws InterruptedException {
        process.destroyForcibly();
        thread.join();
    }
}
