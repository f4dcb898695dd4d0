package dev.firebreak.edge.stop;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where an nginx with libnginx-mod-rtmp is stopped. The server must run with {@code worker_processes 1}: control and stat
 * answer for the worker that happens to take the request, so that with more of them a drop misses and a look sees nothing.
 *
 * @param control address of its control module, for example {@code http://127.0.0.1:8088/control}
 * @param stat address of its statistics, for example {@code http://127.0.0.1:8088/stat}
 * @param app RTMP application
 * @param hlsDirectory its {@code hls_path} as this machine sees it; empty when nginx makes no HLS
 * @param timeout for each request, connecting and body included
 */
public record NginxRtmpSettings(URI control, URI stat, String app, Optional<Path> hlsDirectory, Duration timeout) {
    public NginxRtmpSettings {
        for (URI address : List.of(control, stat)) {
            boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (!http || address.getHost() == null || address.getRawQuery() != null) {
                throw new IllegalArgumentException(
                        "nginx-rtmp's control and statistics have addresses of the form http://HOST:PORT/PATH, not "
                                + address);
            }
        }
        if (!app.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("An RTMP application has 1 to 64 letters, digits, '-' or '_'");
        }
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("nginx-rtmp's timeout is more than zero");
        }
    }
}
