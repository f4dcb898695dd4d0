package dev.firebreak.media.drill;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.setLogCallback;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.javacpp.BytePointer;

/** Keeps FFmpeg's last few complaints instead of printing them, without the stream's key. */
final class NativeLog extends LogCallback {
    private static final int MAX_LINES = 4;
    private static final int MAX_LINE = 300;

    private final String secret;
    private final Deque<String> lines = new ArrayDeque<>();

    private NativeLog(String secret) {
        this.secret = secret;
    }

    /** Takes over all of FFmpeg's messages; the result must be kept as long as FFmpeg is used. */
    static NativeLog install(String secret) {
        NativeLog log = new NativeLog(secret);
        av_log_set_level(AV_LOG_ERROR);
        setLogCallback(log);
        return log;
    }

    /** Keeps FFmpeg from printing anything. */
    static void silence() {
        av_log_set_level(AV_LOG_QUIET);
    }

    @Override
    public synchronized void call(int level, BytePointer message) {
        if (level > AV_LOG_ERROR) {
            return;
        }
        String line = message.getString().strip().replace('\n', ' ').replace(secret, "[key]");
        if (!line.isEmpty()) {
            lines.addLast(line.substring(0, Math.min(MAX_LINE, line.length())));
        }
        if (lines.size() > MAX_LINES) {
            lines.removeFirst();
        }
    }

    /** What was complained about so far, in one line; empty when nothing was. */
    synchronized String said() {
        return String.join("; ", lines);
    }
}
