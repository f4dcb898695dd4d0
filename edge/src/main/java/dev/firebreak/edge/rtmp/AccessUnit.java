package dev.firebreak.edge.rtmp;

/** Looks at the NAL units of one access unit, because what a publisher says about its frames need not be true. */
enum AccessUnit {
    /** The lengths do not add up. */
    BROKEN,
    /** Needs pictures before it. */
    DEPENDENT,
    /** Decoding can start here by the encoder's word (recovery point SEI). */
    RECOVERY_POINT,
    /** Decoding can start here (IDR). */
    IDR;

    private static final int NAL_IDR = 5;
    private static final int NAL_SEI = 6;
    private static final int SEI_RECOVERY_POINT = 6;

    static AccessUnit inspect(byte[] unit, int nalLengthBytes) {
        AccessUnit found = DEPENDENT;
        int offset = 0;
        while (offset < unit.length) {
            if (unit.length - offset < nalLengthBytes) {
                return BROKEN;
            }
            long length = 0;
            for (int i = 0; i < nalLengthBytes; i++) {
                length = length << 8 | (unit[offset + i] & 0xFF);
            }
            offset += nalLengthBytes;
            if (length > unit.length - offset) {
                return BROKEN;
            }
            int end = offset + (int) length;
            found = stronger(found, kind(unit, offset, end));
            offset = end;
        }
        return found;
    }

    private static AccessUnit kind(byte[] unit, int start, int end) {
        if (start == end) {
            return DEPENDENT;
        }
        int type = unit[start] & 0x1F;
        if (type == NAL_IDR) {
            return IDR;
        }
        return type == NAL_SEI && hasRecoveryPoint(unit, start + 1, end) ? RECOVERY_POINT : DEPENDENT;
    }

    private static boolean hasRecoveryPoint(byte[] unit, int start, int end) {
        int offset = start;
        while (end - offset >= 2) {
            int type = 0;
            int size = 0;
            while (offset < end && (unit[offset] & 0xFF) == 0xFF) {
                type += 0xFF;
                offset++;
            }
            if (offset < end) {
                type += unit[offset++] & 0xFF;
            }
            if (type == SEI_RECOVERY_POINT) {
                return true;
            }
            while (offset < end && (unit[offset] & 0xFF) == 0xFF) {
                size += 0xFF;
                offset++;
            }
            if (offset < end) {
                size += unit[offset++] & 0xFF;
            }
            offset += Math.min(size, end - offset);
        }
        return false;
    }

    private static AccessUnit stronger(AccessUnit one, AccessUnit other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
