package dev.firebreak.media.picture;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.io.DataOutputStream;
import java.io.IOException;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/** A picture in native memory, on which decoded parts are placed; outside Java's heap, which is small in the child process. */
final class Canvas implements AutoCloseable {
    private final int width;
    private final int height;
    private final boolean grey;
    private final BytePointer samples;

    Canvas(int width, int height, boolean grey) throws PictureFault {
        if (width < 1 || height < 1 || (long) width * height > PictureLimits.MAX_PIXELS) {
            throw new PictureFault("It has more than the " + PictureLimits.MAX_PIXELS + " pixels that a picture may");
        }
        this.width = width;
        this.height = height;
        this.grey = grey;
        samples = new BytePointer((long) width * height * bytes());
    }

    boolean grey() {
        return grey;
    }

    private int bytes() {
        return grey ? 1 : 3;
    }

    /** Converts a decoded part and puts its top left corner at {@code left}, {@code top}; what would lie beyond the edge is cut off. */
    void place(AVFrame part, int left, int top) throws PictureFault {
        int columns = Math.min(part.width(), width - left);
        int rows = Math.min(part.height(), height - top);
        AVFrame converted = PixelConverter.convert(part, grey);
        try (BytePointer from = new BytePointer(converted.data(0))) {
            byte[] row = new byte[columns * bytes()];
            long stride = converted.linesize(0);
            from.capacity(stride * converted.height());
            for (int y = 0; y < rows; y++) {
                from.position(y * stride).get(row);
                samples.position(((long) (top + y) * width + left) * bytes()).put(row);
            }
        } finally {
            av_frame_free(converted);
        }
    }

    /** Width, height, whether grey, the turn, then the samples. */
    void write(DataOutputStream out, Turn turn) throws IOException {
        out.writeInt(width);
        out.writeInt(height);
        out.writeBoolean(grey);
        out.writeByte(turn.code());
        byte[] row = new byte[width * bytes()];
        for (int y = 0; y < height; y++) {
            samples.position((long) y * row.length).get(row);
            out.write(row);
        }
    }

    @Override
    public void close() {
        samples.position(0).close();
    }
}
