package dev.firebreak.media.worker;

import dev.firebreak.media.decode.DecodeLimits;

/** Holds decoding of a file back to where analysis is, and {@link DecodeLimits#LEAD}. Thread-safe. */
final class AnalysisGate {
    private static final long LEAD_MICROS = DecodeLimits.LEAD.toNanos() / 1000;

    private long analysedMicros;
    private long sentMicros;
    private boolean closed;

    AnalysisGate(long startMicros) {
        analysedMicros = startMicros;
        sentMicros = startMicros;
    }

    synchronized void analysed(long micros) {
        analysedMicros = Math.max(analysedMicros, micros);
        notifyAll();
    }

    /** A frame or sound of this media time is on its way to analysis. */
    synchronized void sent(long micros) {
        sentMicros = Math.max(sentMicros, micros);
    }

    /** Media time that the decoder cannot have reached yet, whatever its speed. */
    synchronized long horizonMicros() {
        return analysedMicros + LEAD_MICROS;
    }

    /**
     * Waits until {@code micros} may be decoded; false once the stream is closed. What lies on the horizon waits: a demand that takes effect
     * there must find it undecoded. It does not wait for a decoder that has given nothing that is not analysed yet: a few pictures a
     * second, or a pause, take longer to come out than the lead, and nobody could ask for anything before they do.
     */
    synchronized boolean await(long micros) {
        while (!closed && micros >= analysedMicros + LEAD_MICROS && analysedMicros < sentMicros) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return !closed;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
