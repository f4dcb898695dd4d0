package dev.firebreak.core.incident;

/** What is done about an incident. Each kind is idempotent: doing it again changes nothing. */
public enum ActionKind {
    /** No publisher gets in with this stream's key. First, so that a dropped publisher does not come back. */
    BAN_KEY,
    /** The publisher's connection ends, and that it has ended is verified. */
    DISCONNECT_PUBLISHER,
    /** What was published since the suspicion began is taken away from viewers, and the playlist ends. */
    WITHDRAW,
    /** The segments around the suspicion are kept as evidence. */
    PRESERVE,
    /** What was published since the suspicion began is put into a bank, so that copies of it are recognised. */
    BANK,
    /** What was put into a bank is not matched any more. */
    UNBANK,
    /** The key may publish again. */
    LIFT_BAN,
    /** Viewers get the stream again: held segments are listed. */
    RELEASE
}
