package dev.firebreak.media.feed;

import java.util.Optional;

/**
 * One picture in Annex B form, led by an access unit delimiter and, at a key frame, by SPS and PPS.
 *
 * @param keyFrame true when a segment can start here: an IDR picture, or a recovery point that the publisher marked as key
 * @param entry true when a decoder can start here: an IDR picture, or a recovery point whatever the publisher says of it
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record AvcAccessUnit(byte[] annexB, boolean keyFrame, boolean entry) {
    private static final byte[] DELIMITER = {0, 0, 0, 1, 9, (byte) 0xf0};
    private static final int SLICE = 1;
    private static final int IDR = 5;
    private static final int SEI = 6;
    private static final int SPS = 7;
    private static final int ACCESS_UNIT_DELIMITER = 9;
    private static final int SEI_RECOVERY_POINT = 6;

    /** Converts length-prefixed NAL units; empty when a length does not fit or no slice is inside. */
    static Optional<AvcAccessUnit> parse(byte[] avcc, AvcConfig config, boolean markedKey) {
        Found found = new Found();
        int at = 0;
        while (at < avcc.length) {
            int start = at + config.lengthSize();
            long length = start > avcc.length ? -1 : length(avcc, at, config.lengthSize());
            if (length < 0 || start + length > avcc.length) {
                return Optional.empty();
            }
            at = start + (int) length;
            if (length > 0) {
                found.note(avcc, start, at);
            }
        }
        if (!found.slice) {
            return Optional.empty();
        }
        boolean key = found.idr || (markedKey && found.recoveryPoint);
        byte[] sets = key && !found.parameterSets ? config.parameterSets() : new byte[0];
        return Optional.of(
                new AvcAccessUnit(annexB(avcc, config, sets, found.size), key, found.idr || found.recoveryPoint));
    }

    /** Writes the units, whose lengths have been checked and which take {@code size} bytes. */
    private static byte[] annexB(byte[] avcc, AvcConfig config, byte[] sets, int size) {
        byte[] unit = new byte[DELIMITER.length + sets.length + size];
        int to = append(DELIMITER, 0, DELIMITER.length, unit, 0);
        to = append(sets, 0, sets.length, unit, to);
        int at = 0;
        while (at < avcc.length) {
            int length = (int) length(avcc, at, config.lengthSize());
            at += config.lengthSize();
            if (Found.isKept(avcc, at, length)) {
                to = append(AvcConfig.START_CODE, 0, AvcConfig.START_CODE.length, unit, to);
                to = append(avcc, at, length, unit, to);
            }
            at += length;
        }
        return unit;
    }

    private static int append(byte[] from, int at, int length, byte[] target, int to) {
        System.arraycopy(from, at, target, to, length);
        return to + length;
    }

    private static long length(byte[] bytes, int at, int size) {
        long length = 0;
        for (int i = 0; i < size; i++) {
            length = length << 8 | (bytes[at + i] & 0xff);
        }
        return length;
    }

    /** What kinds of NAL units an access unit holds. */
    private static final class Found {
        private boolean slice;
        private boolean idr;
        private boolean parameterSets;
        private boolean recoveryPoint;
        private int size;

        static boolean isKept(byte[] bytes, int start, int length) {
            return length > 0 && (bytes[start] & 0x1f) != ACCESS_UNIT_DELIMITER;
        }

        void note(byte[] bytes, int start, int end) {
            int type = bytes[start] & 0x1f;
            slice |= type >= SLICE && type <= IDR;
            idr |= type == IDR;
            parameterSets |= type == SPS;
            recoveryPoint |= type == SEI && holdsRecoveryPoint(bytes, start + 1, end);
            size += isKept(bytes, start, end - start) ? AvcConfig.START_CODE.length + end - start : 0;
        }

        private static boolean holdsRecoveryPoint(byte[] bytes, int start, int end) {
            int at = start;
            while (at + 2 < end) {
                int type = bytes[at++] & 0xff;
                if (type == SEI_RECOVERY_POINT) {
                    return true;
                }
                int size = bytes[at++] & 0xff;
                if (type == 0xff || size == 0xff) {
                    return false; // long messages do not come before a recovery point in practice
                }
                at += size;
            }
            return false;
        }
    }
}
