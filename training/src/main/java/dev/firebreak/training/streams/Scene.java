package dev.firebreak.training.streams;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Some time of a stream from one source.
 *
 * @param firstSlot the half second at which it begins
 * @param endSlot the half second before which it ends
 * @param picture shown over and over, from {@code pictureFrom} on; null without pictures
 * @param sound empty when nothing is heard
 * @param music laid over it
 */
record Scene(
        long firstSlot,
        long endSlot,
        @Nullable Source picture,
        long pictureFrom,
        Optional<SceneSound> sound,
        double gain,
        Optional<SceneSound> music,
        double musicGain) {
    /** What is heard now, for whoever wants to know the cause of an alarm. */
    String heard() {
        if (music.isPresent() && sound.isEmpty()) {
            return music.get().current().clip().category();
        }
        return sound.map(it -> it.current().clip().category()).orElse("silence");
    }
}
