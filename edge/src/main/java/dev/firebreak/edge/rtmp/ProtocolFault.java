package dev.firebreak.edge.rtmp;

import org.jspecify.annotations.Nullable;

/** The peer broke the protocol or a limit; ends its connection. Never leaves this package. */
final class ProtocolFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final ConnectionEnd end;
    private final @Nullable LimitHit limit;
    private final @Nullable PublishRefusal refusal;

    private ProtocolFault(
            ConnectionEnd end, @Nullable LimitHit limit, @Nullable PublishRefusal refusal, String message) {
        // No stack trace: strangers cause these, and the message says what is needed.
        super(message, null, false, false);
        this.end = end;
        this.limit = limit;
        this.refusal = refusal;
    }

    static ProtocolFault broken(String message) {
        return new ProtocolFault(ConnectionEnd.PROTOCOL_ERROR, null, null, message);
    }

    static ProtocolFault handshake(String message) {
        return new ProtocolFault(ConnectionEnd.HANDSHAKE_FAILED, null, null, message);
    }

    static ProtocolFault limit(LimitHit limit, String message) {
        return new ProtocolFault(ConnectionEnd.LIMIT, limit, null, message);
    }

    /** A time limit that has an end of its own. */
    static ProtocolFault overdue(ConnectionEnd end, LimitHit limit, String message) {
        return new ProtocolFault(end, limit, null, message);
    }

    static ProtocolFault refused(PublishRefusal refusal, String message) {
        return new ProtocolFault(ConnectionEnd.REFUSED, null, refusal, message);
    }

    static ProtocolFault tooManyFailedKeys() {
        return new ProtocolFault(
                ConnectionEnd.REFUSED,
                LimitHit.FAILED_KEYS,
                PublishRefusal.TOO_MANY_FAILED_KEYS,
                "Too many unknown stream keys came from your address. Wait a minute.");
    }

    ConnectionEnd end() {
        return end;
    }

    @Nullable
    LimitHit limit() {
        return limit;
    }

    @Nullable
    PublishRefusal refusal() {
        return refusal;
    }

    /** The message; a fault always has one. */
    String text() {
        String message = getMessage();
        return message == null ? "RTMP protocol error" : message;
    }
}
