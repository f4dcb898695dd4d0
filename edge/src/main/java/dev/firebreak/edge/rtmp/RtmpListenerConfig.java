package dev.firebreak.edge.rtmp;

import java.net.InetSocketAddress;

/**
 * Where the listener listens and what it allows.
 *
 * @param bind address and port; port 0 takes a free one, see {@link RtmpListener#port()}
 */
public record RtmpListenerConfig(InetSocketAddress bind, RtmpLimits limits) {
    /** Port that RTMP clients use when an address names none. */
    public static final int DEFAULT_PORT = 1935;

    /** All interfaces, with the default limits. */
    public static RtmpListenerConfig onPort(int port) {
        return new RtmpListenerConfig(new InetSocketAddress(port), RtmpLimits.defaults());
    }
}
