package dev.firebreak.media.drill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Remembers what a drill told. */
final class RecordedDrill implements DrillListener {
    /** Open until ten frames have been published. */
    final CountDownLatch running = new CountDownLatch(10);

    private final List<Stamp> stamps = new ArrayList<>();
    private final List<Instant> times = new ArrayList<>();
    private volatile @Nullable Instant accepted;
    private volatile @Nullable Instant seen;
    private volatile @Nullable Instant heard;

    @Override
    public void accepted(Instant at) {
        accepted = at;
    }

    @Override
    public synchronized void framePublished(Stamp stamp, Instant at) {
        stamps.add(stamp);
        times.add(at);
        running.countDown();
    }

    @Override
    public void attackSeen(int frame, Instant at) {
        seen = at;
    }

    @Override
    public void attackHeard(Instant at) {
        heard = at;
    }

    synchronized List<Stamp> stamps() {
        return List.copyOf(stamps);
    }

    synchronized List<Instant> times() {
        return List.copyOf(times);
    }

    @Nullable
    Instant accepted() {
        return accepted;
    }

    @Nullable
    Instant seen() {
        return seen;
    }

    @Nullable
    Instant heard() {
        return heard;
    }
}
