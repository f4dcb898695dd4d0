package dev.firebreak.core.stream;

import java.net.InetAddress;

/** Somebody wants to publish: RTMP application name, the key as sent, and where the connection comes from. */
public record PublishRequest(String app, StreamKey key, InetAddress peer) {}
