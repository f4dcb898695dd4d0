package dev.firebreak.training.wear;

import dev.firebreak.training.replay.ClipDecoder;
import dev.firebreak.training.replay.DecodedClip;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * One thing that happens to clips.
 *
 * @param name short, for tables
 * @param what exactly is done
 * @param worn the clip with it done to it; the same clip always becomes the same
 */
public record Condition(String name, String what, Worn worn) {
    /** Does it. */
    @FunctionalInterface
    public interface Worn {
        /** The clip in {@code file}; {@code decoder} decodes it or a file made of it. */
        DecodedClip of(Path file, ClipDecoder decoder);
    }

    /** One that changes what was decoded. */
    static Condition decoded(String name, String what, UnaryOperator<DecodedClip> change) {
        return new Condition(name, what, (file, decoder) -> change.apply(decoder.clip(file)));
    }
}
