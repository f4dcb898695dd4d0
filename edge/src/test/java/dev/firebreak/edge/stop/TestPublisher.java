package dev.firebreak.edge.stop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** ffmpeg publishing H.264 and AAC in real time, once or again one second after each end. */
final class TestPublisher implements AutoCloseable {
    private final ProcessBuilder command;
    private final boolean retries;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger attempts = new AtomicInteger();
    private final Thread thread;

    private TestPublisher(int port, String name, boolean retries, Path log) {
        this.retries = retries;
        command = new ProcessBuilder(List.of(
                        ("ffmpeg -hide_banner -nostdin -loglevel error -re -f lavfi -i testsrc2=size=160x120:rate=15"
                                        + " -re -f lavfi -i sine=sample_rate=44100 -c:v libx264 -preset ultrafast -tune zerolatency"
                                        + " -g 15 -pix_fmt yuv420p -threads 1 -c:a aac -f flv rtmp://127.0.0.1:" + port
                                        + "/live/"
                                        + name)
                                .split(" ")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        thread = Thread.ofVirtual().start(this::publish);
    }

    static TestPublisher once(int port, String name, Path directory) {
        return new TestPublisher(port, name, false, directory.resolve("publisher.log"));
    }

    static TestPublisher retrying(int port, String name, Path directory) {
        return new TestPublisher(port, name, true, directory.resolve("publisher.log"));
    }

    int attempts() {
        return attempts.get();
    }

    boolean over() {
        return !thread.isAlive();
    }

    @Override
    public void close() {
        closing.countDown();
        Waiting.until("the publisher has ended", this::over);
    }

    private void publish() {
        try {
            do {
                attempts.incrementAndGet();
                runOnce();
            } while (retries && !closing.await(1, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new AssertionError("ffmpeg does not start; is it installed?", e);
        }
    }

    private void runOnce() throws IOException, InterruptedException {
        Process process = command.start();
        try {
            while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
                if (closing.await(0, TimeUnit.SECONDS)) {
                    return;
                }
            }
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }
}
