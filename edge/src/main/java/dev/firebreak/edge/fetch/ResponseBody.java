package dev.firebreak.edge.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** The body of an HTTP/1.1 answer: of a stated length, in chunks, or until the connection ends. */
final class ResponseBody extends InputStream {
    private static final int MAX_CHUNK_LINE = 1_024;
    private static final long MAX_CHUNK = 1L << 40;
    private static final long UNTIL_END = Long.MAX_VALUE;

    private final InputStream in;
    private final boolean chunked;
    private long left;
    private boolean first = true;
    private boolean ended;

    private ResponseBody(InputStream in, boolean chunked, long left) {
        this.in = in;
        this.chunked = chunked;
        this.left = left;
    }

    static InputStream of(ResponseHead head, InputStream in) throws IOException {
        String coding = head.field("content-encoding").orElse("identity");
        if (!coding.equalsIgnoreCase("identity")) {
            throw new IOException("sends its file in a coding that was not asked for: " + coding);
        }
        String transfer = head.field("transfer-encoding").orElse("").toLowerCase(Locale.ROOT);
        if (transfer.equals("chunked")) {
            return new ResponseBody(in, true, 0);
        }
        if (!transfer.isEmpty()) {
            throw new IOException("sends its file in a coding that was not asked for: " + transfer);
        }
        String length = head.field("content-length").orElse("");
        if (!length.isEmpty() && !length.matches("[0-9]{1,15}")) {
            throw new IOException("states no length that is a number");
        }
        return new ResponseBody(in, false, length.isEmpty() ? UNTIL_END : Long.parseLong(length));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (chunked && left == 0 && !ended) {
            nextChunk();
        }
        if (ended || left == 0) {
            return -1;
        }
        int read = in.read(bytes, offset, (int) Math.min(length, left));
        if (read < 0) {
            if (left == UNTIL_END) {
                ended = true;
                return -1;
            }
            throw new EOFException("ended before its file did");
        }
        left -= left == UNTIL_END ? 0 : read;
        return read;
    }

    private void nextChunk() throws IOException {
        if (!first && !ResponseHead.line(in, 2).isEmpty()) {
            throw new IOException("sends chunks that are longer than it says");
        }
        first = false;
        String size = ResponseHead.line(in, MAX_CHUNK_LINE).split(";", 2)[0].strip();
        if (!size.matches("[0-9a-fA-F]{1,11}") || Long.parseLong(size, 16) > MAX_CHUNK) {
            throw new IOException("sends chunks of no length");
        }
        left = Long.parseLong(size, 16);
        ended = left == 0;
    }
}
