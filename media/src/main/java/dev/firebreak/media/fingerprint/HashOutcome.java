package dev.firebreak.media.fingerprint;

/** What became of a file that was to be hashed. */
public sealed interface HashOutcome {
    /** It was. */
    record Hashed(VideoHashes hashes) implements HashOutcome {}

    /** It holds no pictures, or is no medium that is known. {@code why} is a sentence. */
    record NoVideo(String why) implements HashOutcome {}

    /** It is broken beyond use, broke the process that hashed it, or passes a limit. {@code why} is a sentence. */
    record Broken(String why) implements HashOutcome {}

    /** There is no such file, or it cannot be read. {@code why} is a sentence. */
    record Missing(String why) implements HashOutcome {}
}
