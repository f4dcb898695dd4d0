package dev.firebreak.media.decode;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.segment.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Notes what a session delivers, and lets a test wait for it. Acknowledges sound as it comes, like an analysis that keeps up. */
final class Recording implements DecodeListener {
    private static final long DEADLINE_MILLIS = 90_000;

    private final List<Frame> frames = new ArrayList<>();
    private final List<Evidence.OfMotion> motion = new ArrayList<>();
    private final List<Sound> sounds = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();
    private final List<byte[]> contents = new ArrayList<>();
    private final List<Interruption> interruptions = new ArrayList<>();
    private @Nullable MediaInfo info;
    private @Nullable DecodeEnd end;
    private @Nullable DecodeSession session;
    private Consumer<Sound> onSound = sound -> {};
    private boolean acknowledging = true;

    /** The session that hears acknowledgements. */
    synchronized DecodeSession follow(DecodeSession followed) {
        session = followed;
        followed.acknowledge(soundEnd());
        return followed;
    }

    synchronized Recording withoutAcknowledging() {
        acknowledging = false;
        return this;
    }

    /** Runs {@code action} on each run of sound, before it is acknowledged. */
    synchronized Recording onSound(Consumer<Sound> action) {
        onSound = action;
        return this;
    }

    @Override
    public synchronized void opened(MediaInfo opened) {
        info = opened;
        notifyAll();
    }

    @Override
    public synchronized void frame(Frame frame) {
        frames.add(frame);
        notifyAll();
    }

    @Override
    public synchronized void motion(Evidence.OfMotion step) {
        motion.add(step);
    }

    @Override
    public synchronized void sound(Sound sound) {
        sounds.add(sound);
        onSound.accept(sound);
        if (session != null && acknowledging) {
            session.acknowledge(sound.end());
        }
        notifyAll();
    }

    @Override
    public synchronized void segment(Segment segment, byte[] bytes) {
        segments.add(segment);
        contents.add(bytes);
    }

    @Override
    public synchronized void interrupted(Interruption interruption) {
        interruptions.add(interruption);
        notifyAll();
    }

    @Override
    public synchronized void ended(DecodeEnd ended) {
        if (end != null) {
            throw new AssertionError("Ended twice: " + end + ", " + ended);
        }
        end = ended;
        notifyAll();
    }

    /** Waits until the session has ended, and returns how. */
    DecodeEnd awaitEnd() {
        await(recording -> recording.end != null);
        synchronized (this) {
            return Objects.requireNonNull(end);
        }
    }

    synchronized void await(Predicate<Recording> condition) {
        long until = System.nanoTime() + DEADLINE_MILLIS * 1_000_000;
        while (!condition.test(this)) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("Waited %d ms in vain: %d frames, sound up to %s, %s"
                        .formatted(DEADLINE_MILLIS, frames.size(), soundEnd(), end));
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    synchronized List<Frame> frames() {
        return List.copyOf(frames);
    }

    synchronized List<Evidence.OfMotion> motion() {
        return List.copyOf(motion);
    }

    synchronized List<Sound> sounds() {
        return List.copyOf(sounds);
    }

    synchronized List<Segment> segments() {
        return List.copyOf(segments);
    }

    synchronized List<byte[]> contents() {
        return List.copyOf(contents);
    }

    synchronized List<Interruption> interruptions() {
        return List.copyOf(interruptions);
    }

    synchronized MediaInfo info() {
        return Objects.requireNonNull(info);
    }

    synchronized Duration soundEnd() {
        return sounds.isEmpty() ? Duration.ZERO : sounds.getLast().end();
    }

    /** The loudest sample between two media times. */
    synchronized double loudest(double fromSeconds, double toSeconds) {
        double loudest = 0;
        for (Sound sound : sounds) {
            for (int i = 0; i < sound.samples().length; i++) {
                double at = sound.at().toNanos() / 1e9 + i / 16_000.0;
                if (at >= fromSeconds && at < toSeconds) {
                    loudest = Math.max(loudest, Math.abs(sound.samples()[i]));
                }
            }
        }
        return loudest;
    }
}
