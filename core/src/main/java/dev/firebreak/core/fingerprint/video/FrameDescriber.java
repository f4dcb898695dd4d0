package dev.firebreak.core.fingerprint.video;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.fingerprint.LearnedHash;
import java.util.Optional;

/** Gives pictures their learned hashes. Thread-safe. */
@FunctionalInterface
public interface FrameDescriber {
    /** Where no model package has a projection: no picture has one. */
    FrameDescriber NONE = frame -> Optional.empty();

    /** The hash of a picture, upright; empty where there is nothing to make it with. */
    Optional<LearnedHash> describe(Frame frame);
}
