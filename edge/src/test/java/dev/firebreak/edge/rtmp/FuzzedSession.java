package dev.firebreak.edge.rtmp;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Makes the bytes of one hostile publisher from a seeded generator. */
final class FuzzedSession {
    private static final byte[] RECORDED = recorded();
    private static final int HANDSHAKE_BYTES = 1 + 2 * Handshake.PART_BYTES;

    private FuzzedSession() {}

    static byte[] of(RandomGenerator random) {
        if (random.nextInt(20) == 0) {
            return noise(random, random.nextInt(5000));
        }
        byte[] bytes = RECORDED.clone();
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            bytes = changed(bytes, random);
        }
        return bytes;
    }

    /** The session before any change: an encoder's, from handshake to goodbye. */
    static byte[] recording() {
        return RECORDED.clone();
    }

    private static byte[] changed(byte[] bytes, RandomGenerator random) {
        if (bytes.length == 0) {
            return bytes;
        }
        // Most often behind the handshake, whose content hardly matters.
        int low = bytes.length > HANDSHAKE_BYTES && random.nextInt(50) > 0 ? HANDSHAKE_BYTES : 0;
        int at = low + random.nextInt(bytes.length - low);
        return switch (random.nextInt(8)) {
            case 0, 1 -> withOctet(bytes, at, bytes[at] ^ 1 << random.nextInt(8));
            case 2 -> withOctet(bytes, at, random.nextInt(256));
            case 3 -> withOctet(bytes, at, random.nextBoolean() ? 0xFF : 0);
            case 4 -> Arrays.copyOf(bytes, at);
            case 5 -> joined(bytes, at, noise(random, random.nextInt(40)), at);
            case 6 -> joined(bytes, at, new byte[0], Math.min(bytes.length, at + random.nextInt(200)));
            default -> {
                int end = Math.min(bytes.length, at + random.nextInt(300));
                yield joined(bytes, end, Arrays.copyOfRange(bytes, at, end), end);
            }
        };
    }

    private static byte[] withOctet(byte[] bytes, int at, int octet) {
        bytes[at] = (byte) octet;
        return bytes;
    }

    /** What lies before {@code head}, then {@code middle}, then what lies from {@code tail} on. */
    private static byte[] joined(byte[] bytes, int head, byte[] middle, int tail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, head);
        out.writeBytes(middle);
        out.write(bytes, tail, bytes.length - tail);
        return out.toByteArray();
    }

    private static byte[] noise(RandomGenerator random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] recorded() {
        byte[] metadata = Amf0Writer.bytes(
                new AmfValue.Text("@setDataFrame"),
                new AmfValue.Text("onMetaData"),
                new AmfValue.Members(Map.of(
                        "videocodecid", new AmfValue.Num(7),
                        "list", new AmfValue.Elements(List.of(new AmfValue.Bool(true), new AmfValue.Moment(1))))));
        byte[] tag = WireBytes.videoTag(0x27, 1, WireBytes.DEPENDENT);
        byte[] aggregate = new WireBytes()
                .raw(9)
                .integer(tag.length, 3)
                .raw(0, 0, 90, 0, 0, 0, 0)
                .raw(tag)
                .integer(11 + tag.length, 4)
                .bytes();
        WireBytes session = new WireBytes()
                .openPublish(OneKeyAuthority.KEY)
                .message(2, Message.WINDOW_SIZE, 0, new byte[] {0, 1, 0, 0})
                .setChunkSize(256)
                .message(4, Message.DATA, 0, metadata)
                .configs();
        for (int i = 0; i < 8; i++) {
            session.video(i * 40L, i % 4 == 0 ? 0x17 : 0x27, 1, i % 4 == 0 ? unit(0x65, 700) : unit(0x41, 150));
            session.sound(i * 40L + 5);
        }
        session.message(2, Message.USER_CONTROL, 0, new byte[] {0, 6, 0, 0, 0, 9});
        session.message(6, Message.AGGREGATE, 330, aggregate).video(0xFFFFFFF0L, 0x17, 1, unit(0x65, 400));
        session.command("FCUnpublish", 5, AmfValue.NOTHING).command("deleteStream", 6, AmfValue.NOTHING);
        return session.sound(400).bytes();
    }

    private static byte[] unit(int header, int length) {
        return new WireBytes()
                .integer(length - 4, 4)
                .raw(header)
                .raw(new byte[length - 5])
                .bytes();
    }
}
