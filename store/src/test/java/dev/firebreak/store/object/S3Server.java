package dev.firebreak.store.object;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** S3Proxy, a real S3 server over a folder, in a process of its own: it checks signatures. */
final class S3Server implements AutoCloseable {
    static final String ACCESS_KEY = "firebreak";
    static final String SECRET_KEY = "not-so-secret";

    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;
    private final int port;

    private S3Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it; what it keeps and logs is in {@code folder}, where each sub-folder of {@code data} is a bucket. */
    static S3Server start(Path folder) throws IOException, InterruptedException {
        Path jar = Path.of("target", "s3proxy.jar").toAbsolutePath();
        int port = freePort();
        Path data = Files.createDirectories(folder.resolve("data"));
        Path settings = Files.writeString(
                folder.resolve("s3proxy.properties"), """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem
                jclouds.filesystem.basedir=%s
                """.formatted(port, ACCESS_KEY, SECRET_KEY, data));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(List.of(
                        java,
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar.toString(),
                        "--properties",
                        settings.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3proxy.log").toFile())
                .start();
        S3Server server = new S3Server(process, port);
        if (!server.answers()) {
            server.close();
            throw new IOException("S3Proxy did not start: " + Files.readString(folder.resolve("s3proxy.log")));
        }
        return server;
    }

    BucketAddress bucket(String name, String secretKey) {
        return new BucketAddress(
                URI.create("http://127.0.0.1:" + port), "us-east-1", name, "clips/", ACCESS_KEY, secretKey);
    }

    private boolean answers() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException e) {
                var unused = never.await(50, TimeUnit.MILLISECONDS);
            }
        }
        return false;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
