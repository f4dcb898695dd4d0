package dev.firebreak.media.drill;

import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;

/** An FFmpeg call that failed, inside a child process. */
final class NativeFault extends Exception {
    private static final long serialVersionUID = 1L;

    NativeFault(String message) {
        super(message);
    }

    /** Returns {@code code} unless it is an error. */
    static int check(int code, String what) throws NativeFault {
        if (code < 0) {
            throw new NativeFault(what + ": " + describe(code));
        }
        return code;
    }

    static String describe(int code) {
        byte[] text = new byte[256];
        av_strerror(code, text, text.length);
        String said = new String(text, StandardCharsets.UTF_8);
        return said.substring(0, Math.max(0, said.indexOf('\0')));
    }
}
