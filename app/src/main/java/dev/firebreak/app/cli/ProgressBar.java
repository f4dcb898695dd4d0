package dev.firebreak.app.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Shows how far long work has come, on standard error: a bar at a terminal, now and then a line elsewhere. Thread-safe. */
final class ProgressBar {
    private static final int WIDTH = 30;
    private static final long BAR_NANOS = 100_000_000L;
    private static final long LINE_NANOS = 10_000_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private final String what;
    private final long all;
    private final LongSupplier nanos;
    private final long start;
    private long lastPrinted;

    /** @param what the things counted, in the plural */
    ProgressBar(String what, long all) {
        this(System.err, Boolean.getBoolean("firebreak.terminal"), what, all, System::nanoTime);
    }

    ProgressBar(PrintStream out, boolean terminal, String what, long all, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.what = what;
        this.all = all;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.lastPrinted = start;
    }

    synchronized void done(long done) {
        long now = nanos.getAsLong();
        boolean last = done >= all;
        if (last || now - lastPrinted >= (terminal ? BAR_NANOS : LINE_NANOS)) {
            lastPrinted = now;
            print(done, Duration.ofNanos(now - start), last);
        }
    }

    private void print(long done, Duration since, boolean last) {
        double rate = done / Math.max(1e-3, since.toNanos() / 1e9);
        long left = Math.round((all - done) / Math.max(1e-9, rate));
        String text = String.format(
                Locale.ROOT,
                "%d of %d %s, %.1f a second%s",
                done,
                all,
                what,
                rate,
                last || done == 0 ? "" : ", %d:%02d left".formatted(left / 60, left % 60));
        if (terminal) {
            int full = (int) (WIDTH * Math.min(done, all) / Math.max(1, all));
            out.print("\r[" + "█".repeat(full) + " ".repeat(WIDTH - full) + "] " + text + "\u001b[K"
                    + (last ? "\n" : ""));
            out.flush();
        } else {
            out.println(text);
        }
    }
}
