package dev.firebreak.edge.stop;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.testkit.nginx.NginxRtmpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A real nginx as this room's connector sees it. */
final class SidecarNginx implements AutoCloseable {
    private final NginxRtmpServer server;

    private SidecarNginx(NginxRtmpServer server) {
        this.server = server;
    }

    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with this object
    static SidecarNginx start(Path directory, int callbackPort) throws IOException, InterruptedException {
        return new SidecarNginx(NginxRtmpServer.start(directory, callbackPort));
    }

    NginxRtmpSettings settings() {
        return new NginxRtmpSettings(
                server.control(), server.stat(), "live", Optional.of(server.hls()), Duration.ofSeconds(5));
    }

    int rtmpPort() {
        return server.rtmpPort();
    }

    Path hls() {
        return server.hls();
    }

    /** Where viewers read a stream. */
    URI playlist(String stream) {
        return server.playlist(stream);
    }

    @Override
    public void close() {
        server.close();
    }
}
