package dev.firebreak.media.feed;

/** Takes a segment's access units while it is still growing. {@code DecodeSession::feed} has this shape. */
@FunctionalInterface
public interface PacketFeed {
    /** Takes the next access unit; the receiver may keep it. */
    void feed(FedPacket packet);
}
