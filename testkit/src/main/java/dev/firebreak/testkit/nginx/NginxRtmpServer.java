package dev.firebreak.testkit.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.MustBeClosed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A real nginx, run from the shipped configuration (deploy/nginx/nginx.conf) with the ports and paths of one test in it. */
public final class NginxRtmpServer implements AutoCloseable {
    private static final Path SHIPPED = Path.of("..", "deploy", "nginx", "nginx.conf");
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Process process;
    private final int rtmpPort;
    private final URI control;
    private final int viewerPort;
    private final Path hls;

    private NginxRtmpServer(Process process, int rtmpPort, int controlPort, int viewerPort, Path hls) {
        this.process = process;
        this.rtmpPort = rtmpPort;
        this.control = URI.create("http://127.0.0.1:" + controlPort);
        this.viewerPort = viewerPort;
        this.hls = hls;
    }

    /** Starts it in {@code directory} and waits until it answers; its callbacks go to loopback's {@code callbackPort}. */
    @MustBeClosed
    public static NginxRtmpServer start(Path directory, int callbackPort) throws IOException, InterruptedException {
        int rtmpPort = freePort();
        int controlPort = freePort();
        int viewerPort = freePort();
        Path hls = Files.createDirectories(directory.resolve("hls"));
        Path configuration = directory.resolve("nginx.conf");
        String text = Files.readString(SHIPPED);
        text = adapt(text, "user www-data;", "user " + System.getProperty("user.name") + " root;");
        text = adapt(text, "/run/firebreak-nginx.pid", directory + "/nginx.pid");
        text = adapt(text, "/var/log/nginx/firebreak-error.log", directory + "/error.log");
        text = adapt(text, "listen 1935;", "listen 127.0.0.1:" + rtmpPort + ";");
        text = adapt(text, "http://127.0.0.1:8080/", "http://127.0.0.1:" + callbackPort + "/");
        text = adapt(text, "/var/lib/firebreak-nginx/hls", hls.toString());
        text = adapt(text, "listen 127.0.0.1:8088;", "listen 127.0.0.1:" + controlPort + ";");
        text = adapt(text, "listen 8089;", "listen 127.0.0.1:" + viewerPort + ";");
        text = adapt(text, "http {", "http {" + temporaryPaths(directory));
        Files.writeString(configuration, text);
        Process process = new ProcessBuilder(
                        "/usr/sbin/nginx",
                        "-p",
                        directory.toString(),
                        "-c",
                        configuration.toString(),
                        "-g",
                        "daemon off;")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("nginx.out").toFile())
                .start();
        NginxRtmpServer nginx = new NginxRtmpServer(process, rtmpPort, controlPort, viewerPort, hls);
        nginx.awaitReady(directory);
        return nginx;
    }

    public int rtmpPort() {
        return rtmpPort;
    }

    /** Its control interface. */
    public URI control() {
        return control.resolve("/control");
    }

    /** Its statistics. */
    public URI stat() {
        return control.resolve("/stat");
    }

    /** Where it writes HLS files. */
    public Path hls() {
        return hls;
    }

    /** Where viewers read a stream. */
    public URI playlist(String stream) {
        return URI.create("http://127.0.0.1:" + viewerPort + "/hls/" + stream + "/index.m3u8");
    }

    /** A port of loopback that nobody listened on a moment ago. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            assertThat(process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS))
                    .as("nginx has ended")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError("Interrupted", e);
        }
    }

    private void awaitReady(Path directory) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            long until = System.nanoTime() + DEADLINE.toNanos();
            while (!answers(http)) {
                assertThat(process.isAlive())
                        .as("nginx runs; is nginx with libnginx-mod-rtmp installed? See %s/nginx.out", directory)
                        .isTrue();
                assertThat(System.nanoTime())
                        .as("nginx answers; see %s/nginx.out", directory)
                        .isLessThan(until);
                boolean never = new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
                assertThat(never).isFalse();
            }
        }
    }

    private boolean answers(HttpClient http) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(stat()).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Replaces every occurrence, and insists that there is one: the shipped file is what is tested. */
    private static String adapt(String configuration, String shipped, String replacement) {
        assertThat(configuration).contains(shipped);
        return configuration.replace(shipped, replacement);
    }

    private static String temporaryPaths(Path directory) {
        StringBuilder paths = new StringBuilder();
        for (String kind : new String[] {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
            paths.append("\n    ")
                    .append(kind)
                    .append("_temp_path ")
                    .append(directory.resolve(kind))
                    .append(';');
        }
        return paths.toString();
    }
}
