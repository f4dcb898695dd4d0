package dev.firebreak.media.picture;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The decoding process: a format and a path come on standard input, and are answered by true and the picture, or false and why not.
 */
public final class PictureReaderMain {
    private static final int BUFFER = 1 << 16;

    private PictureReaderMain() {}

    public static void main(String[] arguments) throws IOException {
        av_log_set_level(AV_LOG_QUIET);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
                DataOutputStream out = new DataOutputStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER))) {
            while (true) {
                PictureFormat format = PictureFormat.valueOf(in.readUTF());
                Path file = Path.of(in.readUTF());
                try {
                    PictureDecoder.decode(file, format, out);
                } catch (PictureFault fault) {
                    out.writeBoolean(false);
                    out.writeUTF(String.valueOf(fault.getMessage()));
                }
                out.flush();
            }
        } catch (EOFException e) {
            // the parent has no more pictures
        }
    }
}
