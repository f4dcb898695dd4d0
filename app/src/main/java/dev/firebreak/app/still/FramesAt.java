package dev.firebreak.app.still;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.DecodeListener;
import dev.firebreak.media.decode.DecodeSession;
import dev.firebreak.media.decode.Decoders;
import dev.firebreak.media.decode.Interruption;
import dev.firebreak.media.decode.MediaInfo;
import dev.firebreak.media.decode.MediaSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Finds the pictures that a file shows at some moments: around these everything is decoded, elsewhere key frames alone. Used once. */
public final class FramesAt implements DecodeListener {
    /** Moments of one file: each keeps a frame of some 170 kB. */
    public static final int MOST = 200;

    private static final StreamId NAME = new StreamId("pictures");
    private static final Duration AROUND = Duration.ofMillis(700);

    private final NavigableSet<Duration> wanted;
    private final CompletableFuture<DecodeEnd> end = new CompletableFuture<>();
    private final CompletableFuture<DecodeSession> session = new CompletableFuture<>();
    private final Map<Duration, Frame> nearest = new TreeMap<>();

    private FramesAt(NavigableSet<Duration> wanted) {
        this.wanted = wanted;
    }

    /**
     * The frame nearest to each moment; none where the file cannot be decoded or holds no pictures.
     *
     * @throws IllegalArgumentException for more than {@link #MOST} moments
     */
    public static Map<Duration, Frame> of(Decoders decoders, Path file, Collection<Duration> moments)
            throws InterruptedException {
        NavigableSet<Duration> wanted = new TreeSet<>(moments);
        if (wanted.size() > MOST) {
            throw new IllegalArgumentException("At most %d moments, not %d".formatted(MOST, wanted.size()));
        }
        if (wanted.isEmpty()) {
            return Map.of();
        }
        FramesAt frames = new FramesAt(wanted);
        try (DecodeSession opened = decoders.openSource(
                NAME, SessionId.random(), new MediaSource.LocalFile(file.toAbsolutePath()), frames)) {
            frames.look(opened);
            frames.session.complete(opened);
            var unused = frames.end.get();
            return frames.nearest;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Looking for pictures in " + file + " failed", e.getCause());
        }
    }

    /** Asks for everything from a little before each moment to a little after it. */
    private void look(DecodeSession opened) {
        Duration until = Duration.ZERO;
        boolean looking = false;
        for (Duration moment : wanted) {
            Duration from = moment.minus(AROUND).isNegative() ? Duration.ZERO : moment.minus(AROUND);
            if (looking && from.compareTo(until) > 0) {
                opened.demand(SamplingDemand.CHEAP, until);
                looking = false;
            }
            if (!looking) {
                opened.demand(SamplingDemand.ALERT, from);
                looking = true;
            }
            until = moment.plus(AROUND);
        }
        opened.demand(SamplingDemand.CHEAP, until);
    }

    @Override
    public void opened(MediaInfo info) {
        if (info.picture().isEmpty()) {
            end.complete(new DecodeEnd.Closed());
        }
    }

    @Override
    public void frame(Frame frame) {
        guarded(() -> {
            for (Duration moment : wanted) {
                nearest.merge(moment, frame, (old, fresh) -> nearer(moment, old, fresh));
            }
            passed(frame.at());
        });
    }

    private static Frame nearer(Duration moment, Frame old, Frame fresh) {
        Duration before = old.at().minus(moment).abs();
        return fresh.at().minus(moment).abs().compareTo(before) < 0 ? fresh : old;
    }

    @Override
    public void sound(Sound sound) {
        guarded(() -> passed(sound.end()));
    }

    /** Beyond the last moment only a frame that is nearer than what there is would count. */
    private void passed(Duration at) {
        if (at.compareTo(wanted.last().plusSeconds(1)) > 0 && !nearest.isEmpty()) {
            end.complete(new DecodeEnd.Closed());
        } else {
            session.join().acknowledge(at);
        }
    }

    private void guarded(Runnable step) {
        try {
            if (!end.isDone()) {
                step.run();
            }
        } catch (RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    @Override
    public void ended(DecodeEnd how) {
        end.complete(how);
    }

    @Override
    public void segment(Segment segment, byte[] bytes) {}

    @Override
    public void interrupted(Interruption interruption) {}
}
