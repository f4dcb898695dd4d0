package dev.firebreak.core.fingerprint.sound;

import java.time.Duration;
import java.util.List;

/**
 * The last seconds of a live stream's sound, looked up each time that some were added. Times are those of the stream: the
 * first sample that was added has time 0. Memory stays the same however long the stream. One thread at a time; the index may be
 * shared.
 */
public final class SoundWindow {
    /** Seconds of sound that are looked up together: what has passed when a copy is found tells more than its first second. */
    public static final Duration LENGTH =
            Duration.ofMillis((long) SoundIndex.WINDOW_TICKS * SoundFingerprint.TICK_MILLIS);

    private final Duration longest;
    private SoundFingerprintBuilder builder;
    private Duration begins = Duration.ZERO;

    public SoundWindow() {
        this(SoundFingerprint.LONGEST);
    }

    /** Begins afresh after so long: times of a fingerprint have a limit, a stream has none. */
    SoundWindow(Duration longest) {
        this.longest = longest;
        this.builder = begin();
    }

    private SoundFingerprintBuilder begin() {
        return new SoundFingerprintBuilder(Math.toIntExact(longest.toMillis() / SoundFingerprint.TICK_MILLIS));
    }

    /** Takes the next run of sound: 16 kHz, mono. */
    public void add(float[] run) {
        int taken = builder.add(run, 0, run.length);
        while (taken < run.length) {
            begins = begins.plus(longest);
            builder = begin();
            taken += builder.add(run, taken, run.length - taken);
        }
        builder.forgetBefore(builder.lengthTicks() - SoundFingerprintBuilder.LAG_TICKS - SoundIndex.WINDOW_TICKS);
    }

    /** What of the last {@link #LENGTH} is in the index, best first. */
    public List<SoundMatch> find(SoundIndex index) {
        List<SoundMatch> found = index.find(builder.soFar());
        return begins.isZero()
                ? found
                : found.stream().map(match -> match.laterInQuery(begins)).toList();
    }

    /** The peaks of the last {@link #LENGTH}, for whoever keeps them; times are those since the last whole 24 h. */
    public SoundFingerprint fingerprint() {
        return builder.soFar();
    }
}
