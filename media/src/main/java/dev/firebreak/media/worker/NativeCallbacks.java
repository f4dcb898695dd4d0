package dev.firebreak.media.worker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/**
 * The function that FFmpeg calls back. JavaCPP has room for a handful of callbacks of each type only, so all streams share one,
 * and are told apart by the pointer that they registered. Thread-safe.
 */
final class NativeCallbacks {
    private static final Map<Long, Deadline> DEADLINES = new ConcurrentHashMap<>();

    static final Interrupter INTERRUPTER = new Interrupter();

    private NativeCallbacks() {}

    static void register(Pointer key, Deadline deadline) {
        DEADLINES.put(key.address(), deadline);
    }

    static void forget(Pointer key) {
        DEADLINES.remove(key.address());
    }

    /** Ends a wait whose time is up, or whose stream was closed. */
    static final class Interrupter extends AVIOInterruptCB.Callback_Pointer {
        private Interrupter() {}

        @Override
        public int call(Pointer key) {
            Deadline deadline = DEADLINES.get(key.address());
            return deadline == null || deadline.passed() ? 1 : 0;
        }
    }
}
