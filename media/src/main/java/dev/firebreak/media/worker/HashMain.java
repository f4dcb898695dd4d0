package dev.firebreak.media.worker;

import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.fingerprint.HashReport;
import dev.firebreak.media.fingerprint.HashRequest;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;

/**
 * A process that hashes one file. Arguments: the file, then a {@link HashRequest}. Reports leave on
 * standard output, FFmpeg complains on standard error.
 */
public final class HashMain {
    private HashMain() {}

    public static void main(String[] arguments) {
        HashOutput out = new HashOutput(new FileOutputStream(FileDescriptor.out));
        System.setOut(System.err); // standard output carries reports and nothing else
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        avcodec.avcodec_version();
        swscale.swscale_version();
        SourceAddress source = SourceAddress.file(arguments[0]);
        try {
            out.put(new HashReport.Over(hash(source, HashRequest.parse(arguments, 1), out)));
            out.flush();
        } catch (IOException e) {
            Runtime.getRuntime().halt(DecoderMain.EXIT_ORPHANED); // nobody reads
        }
        Runtime.getRuntime().halt(0);
    }

    private static DecodeEnd hash(SourceAddress source, HashRequest request, HashOutput out) throws IOException {
        try (HashedFile file = HashedFile.open(source, request, out)) {
            return file.hash();
        } catch (Failure e) {
            return e.end();
        }
    }
}
