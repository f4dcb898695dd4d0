package dev.firebreak.core.verdict;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Motion;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Folds evidence and verdicts into seconds. Keeps at most the newest {@code capacity} seconds. Thread-safe. */
public final class Timeline {
    private final int capacity;
    private final TreeMap<Long, TimelineSecond> seconds = new TreeMap<>();

    /** @param capacity seconds kept, 1 or more */
    public Timeline(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be 1 or more, not " + capacity);
        }
        this.capacity = capacity;
    }

    /** Adds one piece of evidence with the verdict that it led to, and returns the second it fell in as it now stands. */
    public synchronized TimelineSecond add(Evidence evidence, Verdict verdict) {
        long second = evidence.at().toSeconds();
        TimelineSecond before =
                seconds.getOrDefault(second, new TimelineSecond(second, null, null, verdict.score(), verdict.level()));
        TimelineSecond after = new TimelineSecond(
                second,
                evidence instanceof Evidence.OfSound of ? louder(before.sound(), of.scores()) : before.sound(),
                evidence instanceof Evidence.OfPicture of ? graver(before.picture(), of.scores()) : before.picture(),
                evidence instanceof Evidence.OfMotion of ? stronger(before.motion(), of.motion()) : before.motion(),
                Math.max(before.score(), verdict.score()),
                before.level().atLeast(verdict.level()) ? before.level() : verdict.level());
        seconds.put(second, after);
        while (seconds.size() > capacity) {
            seconds.pollFirstEntry();
        }
        return after;
    }

    /** What is kept, oldest first. */
    public synchronized List<TimelineSecond> seconds() {
        return new ArrayList<>(seconds.values());
    }

    /** What is kept from second {@code first} on and before second {@code end}, oldest first. */
    public synchronized List<TimelineSecond> seconds(long first, long end) {
        return first < end ? new ArrayList<>(seconds.subMap(first, end).values()) : List.of();
    }

    private static SoundScores louder(@Nullable SoundScores a, SoundScores b) {
        return a != null && a.gunfire() >= b.gunfire() ? a : b;
    }

    private static @Nullable Double stronger(@Nullable Double a, Motion motion) {
        OptionalDouble b = motion.measured();
        return b.isEmpty() || (a != null && a >= b.getAsDouble()) ? a : (Double) b.getAsDouble();
    }

    private static PictureScores graver(@Nullable PictureScores a, PictureScores b) {
        Comparator<PictureScores> byFirearm = Comparator.comparingDouble(PictureScores::firearmFirstPerson);
        return a != null && byFirearm.compare(a, b) >= 0 ? a : b;
    }
}
