package dev.firebreak.media.worker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;

/**
 * Breaks the process on purpose where a test asks for it by the system property {@value #PROPERTY}: {@code name=segv}, {@code
 * name=hang} or {@code name=halt}, for the stream of that name. Does nothing otherwise.
 */
final class Fault {
    static final String PROPERTY = "firebreak.decoder.fault";
    private static final int PACKETS_BEFORE = 20;
    private static final int EXIT_HALTED = 99;
    private static final @Nullable String ASKED = System.getProperty(PROPERTY);
    private static final Map<Integer, Fuse> FUSES = new ConcurrentHashMap<>();

    private static final class Fuse {
        private final String kind;
        private int left = PACKETS_BEFORE;

        private Fuse(String kind) {
            this.kind = kind;
        }
    }

    private Fault() {}

    static void arm(int stream, String name) {
        if (ASKED != null && ASKED.startsWith(name + "=")) {
            FUSES.put(stream, new Fuse(ASKED.substring(name.length() + 1)));
        }
    }

    /** Called within the stream's turn. */
    static void strike(int stream) {
        Fuse fuse = ASKED == null ? null : FUSES.get(stream);
        if (fuse == null || --fuse.left > 0) {
            return;
        }
        switch (fuse.kind) {
            case "segv" -> avcodec.avcodec_flush_buffers((AVCodecContext) nothing());
            case "hang" -> hang();
            default -> Runtime.getRuntime().halt(EXIT_HALTED);
        }
    }

    private static @Nullable Object nothing() {
        return null;
    }

    private static void hang() {
        Object never = new Object();
        synchronized (never) {
            while (true) {
                try {
                    never.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}
