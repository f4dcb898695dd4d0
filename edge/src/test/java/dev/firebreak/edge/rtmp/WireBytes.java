package dev.firebreak.edge.rtmp;

import java.io.ByteArrayOutputStream;
import java.util.Map;

/** Builds what a publisher sends, octet by octet. */
final class WireBytes {
    static final byte[] AVC_CONFIG = {1, 0x42, 0, 0x1E, -1, (byte) 0xE1, 0, 4, 0x67, 0x42, 0, 0x1E, 1, 0, 2, 0x68, -50};
    static final byte[] AAC_CONFIG = {0x12, 0x10};
    static final byte[] IDR = {0, 0, 0, 3, 0x65, 1, 2};
    static final byte[] DEPENDENT = {0, 0, 0, 3, 0x41, 1, 2};

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int chunkBytes = ChunkReader.DEFAULT_CHUNK_BYTES;

    byte[] bytes() {
        return out.toByteArray();
    }

    WireBytes raw(int... octets) {
        for (int octet : octets) {
            out.write(octet);
        }
        return this;
    }

    WireBytes raw(byte[] octets) {
        out.writeBytes(octets);
        return this;
    }

    /** C0, C1 and C2; a version other than 0 in C1 is how the "complex" handshake starts. */
    WireBytes handshake(int clientVersion) {
        raw(Handshake.VERSION).integer(0, 4).integer(clientVersion, 4);
        return raw(new byte[Handshake.PART_BYTES - 8]).raw(new byte[Handshake.PART_BYTES]);
    }

    WireBytes integer(long value, int octets) {
        for (int shift = (octets - 1) * 8; shift >= 0; shift -= 8) {
            out.write((int) (value >> shift));
        }
        return this;
    }

    /** A whole message: full header, then headerless chunks. */
    WireBytes message(int chunkStream, int type, long timestamp, byte[] payload) {
        full(chunkStream, type, timestamp, payload.length);
        for (int start = 0; start < payload.length; start += chunkBytes) {
            if (start > 0) {
                raw(0xC0 | chunkStream);
                if (timestamp >= ChunkStream.EXTENDED) {
                    integer(timestamp, 4);
                }
            }
            out.write(payload, start, Math.min(chunkBytes, payload.length - start));
        }
        return this;
    }

    /** A full chunk header for a message of {@code length} bytes. */
    WireBytes full(int chunkStream, int type, long timestamp, int length) {
        raw(chunkStream).integer(Math.min(timestamp, ChunkStream.EXTENDED), 3).integer(length, 3);
        raw(type, 1, 0, 0, 0);
        return timestamp >= ChunkStream.EXTENDED ? integer(timestamp, 4) : this;
    }

    WireBytes setChunkSize(int bytes) {
        message(2, Message.SET_CHUNK_SIZE, 0, new WireBytes().integer(bytes, 4).bytes());
        chunkBytes = bytes;
        return this;
    }

    WireBytes command(String name, int transaction, AmfValue... arguments) {
        AmfValue[] values = new AmfValue[arguments.length + 2];
        values[0] = new AmfValue.Text(name);
        values[1] = new AmfValue.Num(transaction);
        System.arraycopy(arguments, 0, values, 2, arguments.length);
        return message(3, Message.COMMAND, 0, Amf0Writer.bytes(values));
    }

    WireBytes connect() {
        return command("connect", 1, new AmfValue.Members(Map.of("app", new AmfValue.Text("live"))));
    }

    /** Everything from the handshake to publish, sent without waiting for answers. */
    WireBytes openPublish(String key) {
        return handshake(0).connect().createStream().publish(key);
    }

    WireBytes createStream() {
        return command("createStream", 2, AmfValue.NOTHING);
    }

    WireBytes publish(String key) {
        return command("publish", 3, AmfValue.NOTHING, new AmfValue.Text(key), new AmfValue.Text("live"));
    }

    WireBytes configs() {
        return video(0, 0x17, 0, AVC_CONFIG).audio(0, 0xAF, 0, AAC_CONFIG);
    }

    WireBytes keyFrame(long timestamp) {
        return video(timestamp, 0x17, 1, IDR);
    }

    WireBytes interFrame(long timestamp) {
        return video(timestamp, 0x27, 1, DEPENDENT);
    }

    WireBytes sound(long timestamp) {
        return audio(timestamp, 0xAF, 1, new byte[] {1, 2, 3});
    }

    WireBytes video(long timestamp, int first, int packetType, byte[] content) {
        return message(6, Message.VIDEO, timestamp, videoTag(first, packetType, content));
    }

    WireBytes audio(long timestamp, int first, int packetType, byte[] content) {
        byte[] payload = new WireBytes().raw(first, packetType).raw(content).bytes();
        return message(4, Message.AUDIO, timestamp, payload);
    }

    static byte[] videoTag(int first, int packetType, byte[] content) {
        return new WireBytes().raw(first, packetType, 0, 0, 0).raw(content).bytes();
    }
}
