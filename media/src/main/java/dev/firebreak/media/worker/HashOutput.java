package dev.firebreak.media.worker;

import dev.firebreak.media.fingerprint.HashReport;
import dev.firebreak.media.fingerprint.HashReportCodec;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** The way out of a hashing process. Throws {@link IOException} when nobody reads any more. */
final class HashOutput {
    private static final long NEWS_NANOS = 250_000_000;

    private final DataOutputStream out;
    private long flushedNanos = System.nanoTime();

    HashOutput(OutputStream out) {
        this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
    }

    void put(HashReport report) throws IOException {
        HashReportCodec.write(report, out);
    }

    /** Says how far it has come, a few times a second. */
    void reached(long micros) throws IOException {
        long now = System.nanoTime();
        if (now - flushedNanos > NEWS_NANOS) {
            flushedNanos = now;
            put(new HashReport.Reached(Duration.ofNanos(Math.max(0, micros) * 1000)));
            out.flush();
        }
    }

    void flush() throws IOException {
        out.flush();
    }
}
