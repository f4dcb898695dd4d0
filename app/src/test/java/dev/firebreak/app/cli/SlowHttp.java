package dev.firebreak.app.cli;

import com.google.errorprone.annotations.MustBeClosed;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Serves a folder over HTTP on loopback: {@code /NAME} whole, {@code /stall/NAME} without an end, {@code /break/NAME} by half; {@code
 * /ends/LIST} and {@code /goes/LIST} as a live playlist that from its second reading on has its end, or is not there.
 */
final class SlowHttp implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger readings = new AtomicInteger();
    private final Path folder;

    @MustBeClosed
    SlowHttp(Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Path file = folder.resolve(Path.of(path).getFileName().toString());
        try (exchange) {
            if (!Files.exists(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] bytes = Files.readAllBytes(file);
            boolean list = path.endsWith(".m3u8");
            int reading = list ? readings.incrementAndGet() : 0;
            if (path.startsWith("/goes/") && reading > 1) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            if (reading == 1 && (path.startsWith("/goes/") || path.startsWith("/ends/"))) {
                bytes = Files.readString(file).replace("#EXT-X-ENDLIST", "").getBytes(StandardCharsets.UTF_8);
            }
            if (path.startsWith("/stall/")) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(bytes);
                exchange.getResponseBody().flush();
                closed.await();
            } else if (path.startsWith("/break/")) {
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            } else {
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }
}
