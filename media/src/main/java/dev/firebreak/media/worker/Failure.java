package dev.firebreak.media.worker;

import dev.firebreak.media.decode.DecodeEnd;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avutil;

/** FFmpeg refused; carries how the stream ends because of it. Never leaves the decoder process. */
final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient DecodeEnd end;

    Failure(DecodeEnd end) {
        super(end.toString());
        this.end = end;
    }

    static Failure badMedia(String what, String where, String why) {
        return new Failure(new DecodeEnd.BadMedia(what, where, why));
    }

    DecodeEnd end() {
        return end;
    }

    /** FFmpeg's words for an error code. */
    static String text(int code) {
        byte[] buffer = new byte[128];
        avutil.av_strerror(code, buffer, buffer.length);
        int length = 0;
        while (length < buffer.length && buffer[length] != 0) {
            length++;
        }
        return new String(buffer, 0, length, StandardCharsets.UTF_8);
    }
}
