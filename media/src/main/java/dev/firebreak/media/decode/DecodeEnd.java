package dev.firebreak.media.decode;

import java.time.Duration;

/** How decoding of a stream ended. */
public sealed interface DecodeEnd {
    /**
     * Everything was decoded.
     *
     * @param duration media time covered
     * @param damaged packets that could not be decoded
     * @param truncated true where the container broke off
     */
    record Finished(Duration duration, long damaged, boolean truncated) implements DecodeEnd {}

    /**
     * The source is not media, is broken beyond use, or passes a limit.
     *
     * @param what the source, as given
     * @param where what was being done, or how far it got
     * @param why the reason, in a sentence
     */
    record BadMedia(String what, String where, String why) implements DecodeEnd {}

    /** The source could not be reached, or went away. {@code why} is a sentence. */
    record SourceGone(String why) implements DecodeEnd {}

    /** The stream crashed or hung its decoder {@code strikes} times and is not decoded any more. */
    record Quarantined(int strikes, Interruption.Cause last) implements DecodeEnd {}

    /** {@link DecodeSession#close} was called, or the pool was closed. */
    record Closed() implements DecodeEnd {}
}
