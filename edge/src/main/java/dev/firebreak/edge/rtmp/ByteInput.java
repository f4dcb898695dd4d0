package dev.firebreak.edge.rtmp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Buffered, metered reading from a peer. Confined to the connection's reader thread. */
final class ByteInput {
    /** Bytes asked of the socket at once. */
    static final int BUFFER_BYTES = 16 << 10;

    /** Ticks after which it reads even if nothing is there. */
    private static final int MAX_TICKS = 5;

    /** Sees every read before its bytes are used. */
    @FunctionalInterface
    interface Meter {
        void received(int bytes) throws ProtocolFault, IOException;
    }

    private final InputStream in;
    private final Meter meter;
    private final @Nullable ReadPace pace;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int end;
    private boolean paced;
    private boolean drained;

    ByteInput(InputStream in, Meter meter) {
        this(in, meter, null);
    }

    /** @param pace when to read once {@link #admitted}; null for whenever something comes */
    ByteInput(InputStream in, Meter meter, @Nullable ReadPace pace) {
        this.in = in;
        this.meter = meter;
        this.pace = pace;
    }

    /** The publisher is admitted: media comes from now on, and is read at the pace given. */
    void admitted() {
        paced = true;
    }

    /** True when the peer has closed and nothing is left. Blocks until that is known. */
    boolean atEnd() throws IOException, ProtocolFault {
        return position == end && !fill();
    }

    int octet() throws IOException, ProtocolFault {
        if (position == end && !fill()) {
            throw new EOFException("The peer closed the connection");
        }
        return buffer[position++] & 0xFF;
    }

    int bigEndian(int octets) throws IOException, ProtocolFault {
        int value = 0;
        for (int i = 0; i < octets; i++) {
            value = value << 8 | octet();
        }
        return value;
    }

    void fully(byte[] target, int offset, int length) throws IOException, ProtocolFault {
        int done = 0;
        while (done < length) {
            if (position == end && !fill()) {
                throw new EOFException("The peer closed the connection");
            }
            int part = Math.min(length - done, end - position);
            System.arraycopy(buffer, position, target, offset + done, part);
            position += part;
            done += part;
        }
    }

    /** True when the next four bytes are {@code value}; takes none. Waits for them; false when the peer closes first. */
    boolean nextIs(int value) throws IOException, ProtocolFault {
        while (end - position < 4) {
            System.arraycopy(buffer, position, buffer, 0, end - position);
            end -= position;
            position = 0;
            if (!append()) {
                return false;
            }
        }
        int next = 0;
        for (int i = 0; i < 4; i++) {
            next = next << 8 | (buffer[position + i] & 0xFF);
        }
        return next == value;
    }

    /** Reads and forgets until the peer closes or the socket is closed here. */
    void drain() throws IOException {
        int count;
        do {
            count = in.read(buffer);
        } while (count >= 0);
    }

    private boolean fill() throws IOException, ProtocolFault {
        position = 0;
        end = 0;
        return append();
    }

    private boolean append() throws IOException, ProtocolFault {
        awaitPace();
        int count = in.read(buffer, end, buffer.length - end);
        if (count <= 0) {
            return false;
        }
        end += count;
        drained = end < buffer.length;
        meter.received(count);
        return true;
    }

    /** A peer from which nothing comes for a while may be gone, which only a read can tell. */
    private void awaitPace() throws IOException {
        ReadPace ticks = pace;
        if (ticks == null || !paced || !drained) {
            return;
        }
        int waited = 0;
        do {
            ticks.await();
            waited++;
        } while (waited < MAX_TICKS && in.available() == 0);
    }
}
