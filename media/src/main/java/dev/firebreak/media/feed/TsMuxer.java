package dev.firebreak.media.feed;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Writes transport stream packets (ISO/IEC 13818-1): tables, and one PES packet for each picture or sound frame.
 * Confined to one thread.
 */
final class TsMuxer {
    static final int PACKET = 188;
    /** Presentation time of media time 0, in 90 kHz ticks: ten seconds, so that nothing is ever negative. */
    static final long BASE_TICKS = 900_000;

    private static final int TABLE_PID = 0x1000;
    private static final int PICTURE_PID = 0x100;
    private static final int SOUND_PID = 0x101;
    private static final int H264 = 0x1b;
    private static final int ADTS = 0x0f;
    /** How long before its decode time a picture's bytes arrive, in ticks: 0.2 s. */
    private static final long CLOCK_LEAD = 18_000;

    private static final long TICK_MASK = (1L << 33) - 1;

    private final OpenBuffer out = new OpenBuffer();
    private final byte[] packet = new byte[PACKET];
    private final int[] counters = new int[0x2000];
    private boolean picture;
    private boolean sound;
    private int version;

    /** Writes the program tables. A change of tracks raises their version. */
    void tables(boolean withPicture, boolean withSound) {
        if (withPicture != picture || withSound != sound) {
            version = (version + 1) & 31;
        }
        picture = withPicture;
        sound = withSound;
        section(0, 0, new byte[] {0, 1, (byte) (0xe0 | TABLE_PID >> 8), (byte) TABLE_PID}, 0);
        ByteArrayOutputStream map = new ByteArrayOutputStream();
        int clock = withPicture ? PICTURE_PID : SOUND_PID;
        map.writeBytes(new byte[] {(byte) (0xe0 | clock >> 8), (byte) clock, (byte) 0xf0, 0});
        if (withPicture) {
            track(map, H264, PICTURE_PID);
        }
        if (withSound) {
            track(map, ADTS, SOUND_PID);
        }
        section(TABLE_PID, 2, map.toByteArray(), version);
    }

    /** Times are ticks of 90 kHz since media time 0. */
    void picture(byte[] annexB, long presentTicks, long decodeTicks, boolean keyFrame) {
        byte[] header = pesHeader(0xe0, annexB.length, presentTicks, decodeTicks);
        write(PICTURE_PID, header, annexB, decodeTicks, keyFrame);
    }

    void sound(byte[] adts, long presentTicks) {
        byte[] header = pesHeader(0xc0, adts.length, presentTicks, presentTicks);
        write(SOUND_PID, header, adts, picture ? -1 : presentTicks, !picture);
    }

    /** Moves what was written since the last call. */
    void drainTo(ByteArrayOutputStream target) {
        target.write(out.buffer(), 0, out.size());
        out.reset();
    }

    /** Media time of a timestamp, in µs: what a reader of the transport stream makes of it. */
    static long micros(long ticks) {
        return ticks * 100 / 9;
    }

    private static void track(ByteArrayOutputStream map, int type, int pid) {
        map.writeBytes(new byte[] {(byte) type, (byte) (0xe0 | pid >> 8), (byte) pid, (byte) 0xf0, 0});
    }

    private void section(int pid, int tableId, byte[] body, int tableVersion) {
        int length = body.length + 9; // five bytes of header and the checksum come on top
        ByteArrayOutputStream section = new ByteArrayOutputStream();
        section.writeBytes(new byte[] {(byte) tableId, (byte) (0xb0 | length >> 8), (byte) length, 0, 1});
        section.writeBytes(new byte[] {(byte) (0xc1 | tableVersion << 1), 0, 0});
        section.writeBytes(body);
        byte[] bytes = section.toByteArray();
        int checksum = Crc32Mpeg.of(bytes);
        Arrays.fill(packet, (byte) 0xff);
        packet[0] = 0x47;
        packet[1] = (byte) (0x40 | pid >> 8);
        packet[2] = (byte) pid;
        packet[3] = (byte) (0x10 | nextCounter(pid));
        packet[4] = 0;
        System.arraycopy(bytes, 0, packet, 5, bytes.length);
        for (int i = 0; i < 4; i++) {
            packet[5 + bytes.length + i] = (byte) (checksum >>> (24 - 8 * i));
        }
        out.writeBytes(packet);
    }

    private static byte[] pesHeader(int streamId, int payload, long presentTicks, long decodeTicks) {
        boolean both = presentTicks != decodeTicks;
        int times = both ? 10 : 5;
        byte[] header = new byte[9 + times];
        int length = 3 + times + payload;
        header[2] = 1;
        header[3] = (byte) streamId;
        header[4] = (byte) (length > 0xffff ? 0 : length >> 8);
        header[5] = (byte) (length > 0xffff ? 0 : length);
        header[6] = (byte) 0x84; // data alignment
        header[7] = (byte) (both ? 0xc0 : 0x80);
        header[8] = (byte) times;
        time(header, 9, both ? 3 : 2, presentTicks);
        if (both) {
            time(header, 14, 1, decodeTicks);
        }
        return header;
    }

    private static void time(byte[] target, int at, int prefix, long mediaTicks) {
        long ticks = (mediaTicks + BASE_TICKS) & TICK_MASK;
        target[at] = (byte) (prefix << 4 | (ticks >> 30 & 7) << 1 | 1);
        target[at + 1] = (byte) (ticks >> 22);
        target[at + 2] = (byte) ((ticks >> 14 & 0xfe) | 1);
        target[at + 3] = (byte) (ticks >> 7);
        target[at + 4] = (byte) ((ticks << 1 & 0xfe) | 1);
    }

    /** Cuts one PES packet into transport packets. {@code clockTicks} is -1 for a packet without clock reference. */
    private void write(int pid, byte[] header, byte[] payload, long clockTicks, boolean randomAccess) {
        int total = header.length + payload.length;
        int at = 0;
        while (at < total) {
            boolean first = at == 0;
            int wanted = !first ? 0 : clockTicks >= 0 ? 8 : randomAccess ? 2 : 0;
            int room = PACKET - 4 - wanted;
            int size = Math.min(room, total - at);
            int adaptation = wanted + room - size;
            packet[0] = 0x47;
            packet[1] = (byte) ((first ? 0x40 : 0) | pid >> 8);
            packet[2] = (byte) pid;
            packet[3] = (byte) ((adaptation > 0 ? 0x30 : 0x10) | nextCounter(pid));
            adaptation(packet, adaptation, first && randomAccess, first ? clockTicks : -1);
            copy(header, payload, at, packet, PACKET - size, size);
            out.write(packet, 0, PACKET);
            at += size;
        }
    }

    private static void adaptation(byte[] packet, int size, boolean randomAccess, long clockTicks) {
        if (size == 0) {
            return;
        }
        packet[4] = (byte) (size - 1);
        if (size == 1) {
            return;
        }
        Arrays.fill(packet, 5, 4 + size, (byte) 0xff);
        packet[5] = (byte) ((randomAccess ? 0x40 : 0) | (clockTicks >= 0 ? 0x10 : 0));
        if (clockTicks >= 0) {
            long clock = (clockTicks + BASE_TICKS - CLOCK_LEAD) & TICK_MASK;
            packet[6] = (byte) (clock >> 25);
            packet[7] = (byte) (clock >> 17);
            packet[8] = (byte) (clock >> 9);
            packet[9] = (byte) (clock >> 1);
            packet[10] = (byte) ((clock << 7 & 0x80) | 0x7e);
            packet[11] = 0;
        }
    }

    private static void copy(byte[] header, byte[] payload, int at, byte[] packet, int to, int size) {
        int fromHeader = Math.clamp(header.length - (long) at, 0, size);
        System.arraycopy(header, Math.min(at, header.length), packet, to, fromHeader);
        System.arraycopy(payload, Math.max(0, at - header.length), packet, to + fromHeader, size - fromHeader);
    }

    private int nextCounter(int pid) {
        int counter = counters[pid];
        counters[pid] = (counter + 1) & 15;
        return counter;
    }

    /** Lets its bytes be copied once instead of twice. */
    private static final class OpenBuffer extends ByteArrayOutputStream {
        byte[] buffer() {
            return buf;
        }
    }
}
