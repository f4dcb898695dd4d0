package dev.firebreak.media.wire;

import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.media.feed.FedPacket;
import dev.firebreak.media.wire.Order.Resume;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes and reads {@link Order}s: a kind, the stream's number, then the fields. */
public final class OrderCodec {
    /** Packets in one order, at most. */
    public static final int MAX_FEED_PACKETS = 1024;

    private static final int MAX_PACKET_BYTES = 64 << 20;
    private static final List<FedPacket.Kind> KINDS = List.of(FedPacket.Kind.values());
    private static final int KIND = 0x0f;
    private static final int SEGMENT_START = 0x10;
    private static final int HAS_PICTURE = 0x20;
    private static final int HAS_SOUND = 0x40;

    private OrderCodec() {}

    /** Writes one order; the caller flushes. */
    public static void write(Order order, DataOutputStream out) throws IOException {
        switch (order) {
            case Order.OpenFeed open -> {
                head(out, 1, open.stream());
                out.writeUTF(open.name());
                resume(open.resume(), out);
            }
            case Order.OpenSource open -> {
                head(out, 2, open.stream());
                out.writeUTF(open.name());
                out.writeUTF(open.location());
                out.writeBoolean(open.file());
                resume(open.resume(), out);
            }
            case Order.Feed feed -> {
                head(out, 3, feed.stream());
                out.writeLong(feed.pictureMicros());
                out.writeInt(feed.packets().size());
                for (FedPacket packet : feed.packets()) {
                    packet(packet, out);
                }
            }
            case Order.End end -> head(out, 4, end.stream());
            case Order.Demand demand -> {
                head(out, 5, demand.stream());
                out.writeByte(demand.demand() == SamplingDemand.ALERT ? 1 : 0);
                out.writeLong(demand.fromNanos());
            }
            case Order.Acknowledge acknowledge -> {
                head(out, 6, acknowledge.stream());
                out.writeLong(acknowledge.upToNanos());
            }
            case Order.Close close -> head(out, 7, close.stream());
        }
    }

    /** Reads the next order. Throws {@link java.io.EOFException} at the end, {@link IOException} for what is no order. */
    public static Order read(DataInputStream in) throws IOException {
        int kind = in.readByte();
        int stream = in.readInt();
        return switch (kind) {
            case 1 -> new Order.OpenFeed(stream, in.readUTF(), resume(in));
            case 2 -> new Order.OpenSource(stream, in.readUTF(), in.readUTF(), in.readBoolean(), resume(in));
            case 3 -> new Order.Feed(stream, in.readLong(), packets(in));
            case 4 -> new Order.End(stream);
            case 5 ->
                new Order.Demand(
                        stream, in.readByte() == 1 ? SamplingDemand.ALERT : SamplingDemand.CHEAP, in.readLong());
            case 6 -> new Order.Acknowledge(stream, in.readLong());
            case 7 -> new Order.Close(stream);
            default -> throw new IOException("No order of kind " + kind);
        };
    }

    private static void head(DataOutputStream out, int kind, int stream) throws IOException {
        out.writeByte(kind);
        out.writeInt(stream);
    }

    private static void resume(Resume resume, DataOutputStream out) throws IOException {
        out.writeLong(resume.framesAfterNanos());
        out.writeLong(resume.soundFromSample());
        out.writeLong(resume.mediaNanos());
    }

    private static Resume resume(DataInputStream in) throws IOException {
        return new Resume(in.readLong(), in.readLong(), in.readLong());
    }

    private static void packet(FedPacket packet, DataOutputStream out) throws IOException {
        out.writeByte(KINDS.indexOf(packet.kind())
                | (packet.segmentStart() ? SEGMENT_START : 0)
                | (packet.tracks().picture() ? HAS_PICTURE : 0)
                | (packet.tracks().sound() ? HAS_SOUND : 0));
        out.writeLong(packet.presentMicros());
        out.writeLong(packet.decodeMicros());
        out.writeInt(packet.bytes().length);
        out.write(packet.bytes());
    }

    private static List<FedPacket> packets(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MAX_FEED_PACKETS) {
            throw new IOException("A feed of " + count + " packets");
        }
        List<FedPacket> packets = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            packets.add(packet(in));
        }
        return packets;
    }

    private static FedPacket packet(DataInputStream in) throws IOException {
        int flags = in.readByte();
        int kind = flags & KIND;
        if (kind >= KINDS.size()) {
            throw new IOException("No packet of kind " + kind);
        }
        return new FedPacket(
                KINDS.get(kind),
                (flags & SEGMENT_START) != 0,
                new FedPacket.Tracks((flags & HAS_PICTURE) != 0, (flags & HAS_SOUND) != 0),
                in.readLong(),
                in.readLong(),
                bytes(in));
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MAX_PACKET_BYTES) {
            throw new IOException("A packet of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The orders broke off within a packet");
        }
        return bytes;
    }
}
