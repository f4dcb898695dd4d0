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

    synchronized void send(List<? extends Report> reports) {
        try {
            for (Report report : reports) {
                ReportCodec.write(report, out);
            }
            out.flush();
        } catch (IOException e) {
            // Nobody reads any more: the main process is gone, and so is the reason to live.
            Runtime.getRuntime().halt(DecoderMain.EXIT_ORPHANED);
        }
    }
}
