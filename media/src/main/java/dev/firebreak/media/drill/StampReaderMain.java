package dev.firebreak.media.drill;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/** The reading process: segments come on standard input, each after its length, and are answered by a line each. */
public final class StampReaderMain {
    private StampReaderMain() {}

    public static void main(String[] arguments) throws IOException {
        NativeLog.silence();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
                BufferedWriter out = new BufferedWriter(
                        new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8))) {
            while (true) {
                int length = in.readInt();
                if (length < 0 || length > StampReader.MAX_SEGMENT_BYTES) {
                    throw new IOException("No segment has " + length + " bytes");
                }
                out.write(StampAnswer.format(SegmentDecoder.stamps(in.readNBytes(length))));
                out.write('\n');
                out.flush();
            }
        } catch (EOFException e) {
            // the parent has no more segments
        }
    }
}
