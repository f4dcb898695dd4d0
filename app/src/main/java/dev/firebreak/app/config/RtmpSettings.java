package dev.firebreak.app.config;

import java.time.Duration;

/**
 * The RTMP listener.
 *
 * @param port 0 for any free one
 * @param publicHost host name that publishers are told; empty: the bind address
 * @param maxMessage bytes of one RTMP message
 */
public record RtmpSettings(
        String bind,
        int port,
        String publicHost,
        int maxConnections,
        int maxConnectionsPerAddress,
        Duration handshakeTimeout,
        Duration idleTimeout,
        Duration keyFrameTimeout,
        int maxMessage) {
    static RtmpSettings read(KeyReader keys) {
        return new RtmpSettings(
                keys.text("rtmp.bind", "127.0.0.1"),
                keys.whole("rtmp.port", 1935, 0, 65_535),
                keys.text("rtmp.publicHost", ""),
                keys.whole("rtmp.maxConnections", 256, 1, 65_536),
                keys.whole("rtmp.maxConnectionsPerAddress", 16, 1, 65_536),
                keys.duration("rtmp.handshakeTimeout", "5s", "100ms", "60s"),
                keys.duration("rtmp.idleTimeout", "15s", "1s", "10m"),
                keys.duration("rtmp.keyFrameTimeout", "20s", "2s", "10m"),
                keys.size("rtmp.maxMessage", "8MiB", "64KiB", "64MiB"));
    }
}
