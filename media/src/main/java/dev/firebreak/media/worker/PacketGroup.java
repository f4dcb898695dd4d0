package dev.firebreak.media.worker;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.media.decode.DecodeLimits;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * Owns references to the packets since the last key frame, so that decoding can begin in the middle of a long group of pictures
 * without showing a broken one. Confined to one thread.
 */
final class PacketGroup implements AutoCloseable {
    private static final int MAX_PACKETS = 20_000;

    private final List<AVPacket> packets = new ArrayList<>();
    private long bytes;
    private boolean intact;

    @MustBeClosed
    PacketGroup() {}

    /** Starts anew with a key frame. */
    void start(AVPacket key) {
        clear();
        intact = true;
        add(key);
    }

    /** Adds the next packet. Returns false where that made the group too large: it is then forgotten. */
    boolean add(AVPacket packet) {
        if (!intact) {
            return true;
        }
        AVPacket reference = avcodec.av_packet_clone(packet);
        if (reference == null) {
            breakOff();
            return false;
        }
        packets.add(reference);
        bytes += packet.size();
        if (bytes > DecodeLimits.MAX_GROUP_BYTES || packets.size() > MAX_PACKETS) {
            breakOff();
            return false;
        }
        return true;
    }

    /** A packet is missing: nothing after it can be decoded before the next key frame. */
    void breakOff() {
        clear();
        intact = false;
    }

    /** The packets since the last key frame, which comes first; empty where one is missing. */
    List<AVPacket> packets() {
        return packets;
    }

    private void clear() {
        packets.forEach(avcodec::av_packet_free);
        packets.clear();
        bytes = 0;
    }

    @Override
    public void close() {
        clear();
    }
}
