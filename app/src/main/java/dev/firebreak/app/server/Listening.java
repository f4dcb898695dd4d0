package dev.firebreak.app.server;

import dev.firebreak.app.config.RtmpSettings;
import dev.firebreak.edge.rtmp.RtmpLimits;
import dev.firebreak.edge.rtmp.RtmpListenerConfig;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;

/** Turns addresses and limits of the configuration into those of the listeners. */
final class Listening {
    private Listening() {}

    static RtmpListenerConfig rtmp(RtmpSettings settings) {
        RtmpLimits limits = RtmpLimits.defaults();
        RtmpLimits.Times times = limits.times();
        RtmpLimits.Sizes sizes = limits.sizes();
        RtmpLimits.Counts counts = limits.counts();
        return new RtmpListenerConfig(
                new InetSocketAddress(settings.bind(), settings.port()),
                new RtmpLimits(
                        new RtmpLimits.Times(
                                settings.handshakeTimeout(),
                                larger(times.publish(), settings.handshakeTimeout()),
                                settings.idleTimeout(),
                                settings.keyFrameTimeout(),
                                times.write(),
                                times.reset(),
                                times.farewell(),
                                times.mediaAhead()),
                        new RtmpLimits.Sizes(
                                sizes.chunkBytes(),
                                settings.maxMessage(),
                                sizes.heldBeforePublishBytes(),
                                Math.max(sizes.heldBytes(), 2 * settings.maxMessage()),
                                sizes.bytesPerSecond(),
                                sizes.burstBytes()),
                        new RtmpLimits.Counts(
                                counts.chunkStreams(),
                                settings.maxConnections(),
                                settings.maxConnectionsPerAddress(),
                                counts.failedKeysPerMinute(),
                                counts.amf())));
    }

    /** The address at which a local client reaches a server bound to {@code bind}. */
    static URI address(String bind, int port) {
        InetSocketAddress bound = new InetSocketAddress(bind, port);
        boolean everywhere = bound.getAddress() != null && bound.getAddress().isAnyLocalAddress();
        String host = everywhere ? "127.0.0.1" : bind;
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }

    private static Duration larger(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
