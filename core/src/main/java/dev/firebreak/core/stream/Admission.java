package dev.firebreak.core.stream;

/** The answer to a {@link PublishRequest}. */
public sealed interface Admission {
    /** The publisher may send; everything it sends goes to {@code sink}. */
    record Admitted(StreamId stream, SessionId session, MediaSink sink) implements Admission {}

    /** The publisher is turned away; {@code reason} is safe to tell it. */
    record Refused(Refusal refusal, String reason) implements Admission {}

    /** Why a publisher was refused; also the metric label. */
    enum Refusal {
        UNKNOWN_KEY,
        BANNED_KEY,
        ALREADY_LIVE,
        STREAM_LIMIT,
        NOT_READY
    }
}
