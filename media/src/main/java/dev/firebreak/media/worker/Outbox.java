package dev.firebreak.media.worker;

import dev.firebreak.media.wire.Report;
import dev.firebreak.media.wire.ReportCodec;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The way out of the process. Waits when the main process does not read. Thread-safe. */
final class Outbox {
    private final DataOutputStream out;

    Outbox(OutputStream out) {
        this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
    }

    /** Writes reports, which need not leave before the next {@link #flush}. */
    synchronized void put(List<? extends Report> reports) {
        try {
            for (Report report : reports) {
                ReportCodec.write(report, out);
            }
        } catch (IOException e) {
            orphaned();
        }
    }

    synchronized void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            orphaned();
        }
    }

    /** Nobody reads any more: the main process is gone, and so is the reason to live. */
    private static void orphaned() {
        Runtime.getRuntime().halt(DecoderMain.EXIT_ORPHANED);
    }
}
