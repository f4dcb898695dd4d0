package dev.firebreak.edge.rtmp;

import java.io.IOException;
import java.util.random.RandomGenerator;

/**
 * The server's half of the RTMP handshake (Adobe RTMP 1.0, section 5.2). A peer that starts the "complex" variant with
 * digests sees server version 0 in S1 and falls back to this plain one, as OBS, ffmpeg and librtmp do. The peer's echo
 * is not compared: encoders differ in it, and it protects nothing.
 */
final class Handshake {
    static final int VERSION = 3;
    static final int PART_BYTES = 1536;
    private static final int RANDOM_OFFSET = 8;

    private Handshake() {}

    static void answer(ByteInput in, MessageWriter out, RandomGenerator random) throws IOException, ProtocolFault {
        int version = in.octet();
        if (version != VERSION) {
            throw ProtocolFault.handshake("RTMP version " + version + " is not spoken here, only " + VERSION);
        }
        byte[] c1 = new byte[PART_BYTES];
        in.fully(c1, 0, PART_BYTES);

        byte[] reply = new byte[1 + 2 * PART_BYTES];
        reply[0] = VERSION;
        byte[] noise = new byte[PART_BYTES - RANDOM_OFFSET];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, reply, 1 + RANDOM_OFFSET, noise.length);
        System.arraycopy(c1, 0, reply, 1 + PART_BYTES, PART_BYTES);
        out.raw(reply);

        in.fully(c1, 0, PART_BYTES);
    }
}
