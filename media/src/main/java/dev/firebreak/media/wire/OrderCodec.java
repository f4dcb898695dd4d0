package dev.firebreak.media.wire;

import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.media.wire.Order.Resume;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Writes and reads {@link Order}s: a kind, the stream's number, then the fields. */
public final class OrderCodec {
    private static final int MAX_FEED_BYTES = 64 << 20;

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
                out.writeBoolean(feed.segmentStart());
                out.writeLong(feed.segmentOffsetNanos());
                out.writeInt(feed.bytes().length);
                out.write(feed.bytes());
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
            case 3 -> new Order.Feed(stream, in.readBoolean(), in.readLong(), bytes(in));
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

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MAX_FEED_BYTES) {
            throw new IOException("A feed of " + length + " bytes");
        }
        return in.readNBytes(length);
    }
}
