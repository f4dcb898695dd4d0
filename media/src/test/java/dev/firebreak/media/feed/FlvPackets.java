package dev.firebreak.media.feed;

import dev.firebreak.core.stream.MediaPacket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads an FLV file's tags as the packets that a publisher would send: RTMP messages have the same bodies. */
public final class FlvPackets {
    private FlvPackets() {}

    public static List<MediaPacket> read(byte[] flv) {
        List<MediaPacket> packets = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(flv);
        in.position(in.getInt(5) + 4);
        while (in.remaining() >= 15) {
            int type = in.get() & 0x1f;
            int size = (in.get() & 0xff) << 16 | (in.getShort() & 0xffff);
            long millis = (in.get() & 0xffL) << 16 | (in.getShort() & 0xffff);
            millis |= (long) (in.get() & 0xff) << 24;
            in.position(in.position() + 3);
            byte[] body = new byte[size];
            in.get(body);
            in.getInt();
            if (type == 9) {
                picture(packets, body, millis);
            } else if (type == 8) {
                byte[] frame = Arrays.copyOfRange(body, 2, body.length);
                packets.add(
                        body[1] == 0 ? new MediaPacket.AudioConfig(frame) : new MediaPacket.AudioPacket(millis, frame));
            }
        }
        return packets;
    }

    private static void picture(List<MediaPacket> packets, byte[] body, long millis) {
        byte[] content = Arrays.copyOfRange(body, 5, body.length);
        if (body[1] == 0) {
            packets.add(new MediaPacket.VideoConfig(content));
        } else if (body[1] == 1) {
            int composition = (body[2] << 16) | (body[3] & 0xff) << 8 | (body[4] & 0xff);
            packets.add(new MediaPacket.VideoPacket(millis, millis + composition, body[0] >> 4 == 1, content));
        }
    }
}
