package dev.firebreak.media.picture;

import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;

/** A picture that cannot be used; the message says why. Within the child process. */
final class PictureFault extends Exception {
    private static final long serialVersionUID = 1L;

    PictureFault(String why) {
        super(why);
    }

    /** Returns {@code code} unless it is FFmpeg's word for an error. */
    static int check(int code, String what) throws PictureFault {
        if (code >= 0) {
            return code;
        }
        byte[] text = new byte[256];
        av_strerror(code, text, text.length);
        String said = new String(text, StandardCharsets.UTF_8);
        throw new PictureFault(what + ": " + said.substring(0, Math.max(0, said.indexOf('\0'))));
    }
}
