package dev.firebreak.media.worker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * The two functions that FFmpeg calls back. JavaCPP has room for a handful of callbacks of each type only, so all streams share one,
 * and are told apart by the pointer that they registered. Thread-safe.
 */
final class NativeCallbacks {
    private static final Map<Long, FeedInput> INPUTS = new ConcurrentHashMap<>();
    private static final Map<Long, Deadline> DEADLINES = new ConcurrentHashMap<>();

    static final Reader READER = new Reader();
    static final Interrupter INTERRUPTER = new Interrupter();

    private NativeCallbacks() {}

    static void register(Pointer key, FeedInput input) {
        INPUTS.put(key.address(), input);
    }

    static void register(Pointer key, Deadline deadline) {
        DEADLINES.put(key.address(), deadline);
    }

    static void forget(Pointer key) {
        INPUTS.remove(key.address());
        DEADLINES.remove(key.address());
    }

    /** Reads fed bytes. */
    static final class Reader extends Read_packet_Pointer_BytePointer_int {
        private Reader() {}

        @Override
        public int call(Pointer key, BytePointer target, int size) {
            try {
                FeedInput input = INPUTS.get(key.address());
                return input == null ? avutil.AVERROR_EXIT() : input.read(target, size);
            } catch (RuntimeException e) {
                return avutil.AVERROR_EXTERNAL(); // an exception must not unwind through native frames
            }
        }
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
