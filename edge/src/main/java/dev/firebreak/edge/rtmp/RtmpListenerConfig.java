package dev.firebreak.edge.rtmp;

import java.net.InetSocketAddress;

/**
 * Where the listener listens and what it allows.
 *
 * @param bind address and port; port 0 takes a free one, see {@link RtmpListener#port()}
 */
public record RtmpListenerConfig(InetSocketAddress bind, RtmpLimits limits) {}
