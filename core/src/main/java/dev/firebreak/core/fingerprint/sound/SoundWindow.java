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

    /** Triplets that began so long before the last look-up were not all there: their peaks, or the next, had yet to come. */
    private static final int UNFINISHED_TICKS = Triplets.MOST_SPAN + SoundFingerprintBuilder.LAG_TICKS;

    private final Duration longest;
    private SoundFingerprintBuilder builder;
    private Duration begins = Duration.ZERO;
    private int lookedUpTo;

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
            lookedUpTo = 0;
            taken += builder.add(run, taken, run.length - taken);
        }
        builder.forgetBefore(builder.lengthTicks() - SoundFingerprintBuilder.LAG_TICKS - SoundIndex.WINDOW_TICKS);
    }

    /**
     * What of the last {@link #LENGTH} is in the index and was heard since the last call, best first. Only what is new is
     * looked up; what came before it is weighed with it. Candidates are not remembered from call to call.
     */
    public List<SoundMatch> find(SoundIndex index) {
        return find(index, SoundMatch.THRESHOLD);
    }

    /** The same with all scores from {@code least}. */
    public List<SoundMatch> find(SoundIndex index, double least) {
        List<SoundMatch> found = index.findNew(builder.soFar(), lookedUpTo - UNFINISHED_TICKS, least);
        lookedUpTo = builder.lengthTicks();
        return begins.isZero()
                ? found
                : found.stream().map(match -> match.laterInQuery(begins)).toList();
    }

    /** The peaks of the last {@link #LENGTH}, for whoever keeps them; times are those since the last whole 24 h. */
    public SoundFingerprint fingerprint() {
        return builder.soFar();
    }
}
