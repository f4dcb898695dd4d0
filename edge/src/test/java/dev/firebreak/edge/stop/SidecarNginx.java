package dev.firebreak.edge.stop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A real nginx, run from the shipped configuration with the ports and paths of one test in it. */
final class SidecarNginx implements AutoCloseable {
    private static final Path SHIPPED = Path.of("..", "deploy", "nginx", "nginx.conf");

    private final Process process;
    private final int rtmpPort;
    private final int viewerPort;
    private final Path hls;
    private final NginxRtmpSettings settings;

    private SidecarNginx(Process process, int rtmpPort, int controlPort, int viewerPort, Path hls) {
        this.process = process;
        this.rtmpPort = rtmpPort;
        this.viewerPort = viewerPort;
        this.hls = hls;
        URI base = URI.create("http://127.0.0.1:" + controlPort);
        this.settings = new NginxRtmpSettings(
                base.resolve("/control"), base.resolve("/stat"), "live", Optional.of(hls), Duration.ofSeconds(5));
    }

    static SidecarNginx start(Path directory, int callbackPort) throws IOException {
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
        SidecarNginx nginx = new SidecarNginx(process, rtmpPort, controlPort, viewerPort, hls);
        nginx.awaitReady(directory);
        return nginx;
    }

    NginxRtmpSettings settings() {
        return settings;
    }

    int rtmpPort() {
        return rtmpPort;
    }

    Path hls() {
        return hls;
    }

    /** Where viewers read a stream. */
    URI playlist(String stream) {
        return URI.create("http://127.0.0.1:" + viewerPort + "/hls/" + stream + "/index.m3u8");
    }

    @Override
    public void close() {
        process.destroy();
        Waiting.until("nginx has ended", () -> !process.isAlive());
    }

    private void awaitReady(Path directory) {
        try (NginxRtmpConnector connector = new NginxRtmpConnector(settings)) {
            Waiting.until("nginx answers; see " + directory + "/nginx.out", () -> {
                assertThat(process.isAlive())
                        .as("nginx runs; is nginx with libnginx-mod-rtmp installed?")
                        .isTrue();
                return Waiting.succeeds(() -> connector.verifyGone(NginxRtmpSidecarIT.STREAM));
            });
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
