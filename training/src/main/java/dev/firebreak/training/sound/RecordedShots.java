package dev.firebreak.training.sound;

import dev.firebreak.core.evidence.Sound;
import dev.firebreak.training.data.Clip;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A recording of real gunfire.
 *
 * @param at where its shots begin, in samples: as a person marked them, or else its loudest moment
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record RecordedShots(float[] samples, int[] at) {
    /** Empty when a person has looked and marked no shot. */
    static Optional<RecordedShots> of(Clip clip, float[] samples) {
        int[] marks = clip.shots().map(shots -> inside(shots, samples.length)).orElseGet(() ->
                new int[] {Filters.loudest(samples)});
        return marks.length == 0 ? Optional.empty() : Optional.of(new RecordedShots(samples, marks));
    }

    private static int[] inside(List<Duration> shots, int samples) {
        return shots.stream()
                .mapToLong(shot -> shot.toNanos() * Sound.SAMPLE_RATE / 1_000_000_000L)
                .filter(at -> at < samples)
                .mapToInt(at -> (int) at)
                .toArray();
    }
}
