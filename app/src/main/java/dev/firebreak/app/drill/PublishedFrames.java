package dev.firebreak.app.drill;

import dev.firebreak.media.drill.DrillListener;
import dev.firebreak.media.drill.Stamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;

/** Notes when each frame of the drill was published. Thread-safe. */
final class PublishedFrames implements DrillListener {
    private final ConcurrentSkipListMap<Integer, Sent> frames = new ConcurrentSkipListMap<>();

    private record Sent(boolean attack, long atMillis) {}

    @Override
    public void framePublished(Stamp stamp, Instant at) {
        frames.put(stamp.number(), new Sent(stamp.attack(), at.toEpochMilli()));
    }

    /** When the first frame of the attack was sent, with which the first shot's sound goes. */
    OptionalLong firstShotMillis() {
        return frames.values().stream()
                .filter(Sent::attack)
                .mapToLong(Sent::atMillis)
                .findFirst();
    }

    int attackFrames() {
        return (int) frames.values().stream().filter(Sent::attack).count();
    }

    int harmlessFrames() {
        return frames.size() - attackFrames();
    }

    /** When the frame after this one was sent: only then could anybody know that a segment ended with this one. */
    Optional<Long> sentAfter(int frame) {
        return Optional.ofNullable(frames.higherEntry(frame))
                .map(Map.Entry::getValue)
                .map(Sent::atMillis);
    }
}
