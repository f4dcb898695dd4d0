package dev.firebreak.core.fingerprint.video;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.picture.Orientation;
import dev.firebreak.core.fingerprint.picture.PdqHasher;
import dev.firebreak.core.fingerprint.picture.PictureHash;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hashes the pictures of a video, each whole and, where the video has bars or borders, without them. Where those are is decided for a
 * stretch of the video together: what is shown in any of the pictures around is no border, so a dark scene does not crop itself,
 * and a letter-boxed part of a video is treated as such. Confined to one thread.
 */
public final class FrameHasher {
    private static final int BEHIND = 30;
    private static final int AHEAD = 15;
    private static final int SHRUNK_SIDE = 640;
    private static final int EMPTY_QUALITY = 5;
    private static final int QUARTER = 90;
    private static final int RED = 77;
    private static final int GREEN = 150;
    private static final int BLUE = 29;

    private final PdqHasher hasher = new PdqHasher();
    private final Consumer<SampledFrame> frames;
    private final int ahead;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Deque<Optional<ContentBox>> behind = new ArrayDeque<>();
    private byte[] luma = {};

    /** A picture whose borders are not decided yet. */
    private record Waiting(
            Duration at, PdqHash whole, int quality, Orientation turn, LumaPicture small, Optional<ContentBox> box) {}

    private FrameHasher(Consumer<SampledFrame> frames, int ahead) {
        this.frames = frames;
        this.ahead = ahead;
    }

    /** Looks at {@value #AHEAD} pictures ahead: frames come out later by as many, the last ones with {@link #finish}. */
    public static FrameHasher ofFile(Consumer<SampledFrame> frames) {
        return new FrameHasher(frames, AHEAD);
    }

    /** Gives each frame at once, and knows borders by the pictures before it only. */
    public static FrameHasher ofStream(Consumer<SampledFrame> frames) {
        return new FrameHasher(frames, 0);
    }

    /** Takes the next picture, {@code clockwiseDegrees} (a multiple of 90) short of upright. Times rise. */
    public void add(Duration at, LumaPicture picture, int clockwiseDegrees) {
        Orientation turn = turn(clockwiseDegrees);
        PictureHash whole = hasher.hash(picture.plane());
        PdqHash upright = hasher.oriented(turn);
        LumaPicture small = picture.shrunk(SHRUNK_SIDE);
        Optional<ContentBox> box = whole.quality() < EMPTY_QUALITY ? Optional.empty() : BorderFinder.find(small);
        waiting.addLast(new Waiting(at, upright, whole.quality(), turn, small, box));
        if (waiting.size() > ahead) {
            release();
        }
    }

    /** Takes a frame of a live stream. */
    public void add(Frame frame) {
        byte[] rgb = frame.rgb();
        int pixels = frame.width() * frame.height();
        if (luma.length < pixels) {
            luma = new byte[pixels];
        }
        for (int i = 0; i < pixels; i++) {
            int sum = RED * (rgb[3 * i] & 0xff) + GREEN * (rgb[3 * i + 1] & 0xff) + BLUE * (rgb[3 * i + 2] & 0xff);
            luma[i] = (byte) (sum >>> Byte.SIZE);
        }
        add(frame.at(), new LumaPicture(luma, 0, frame.width(), frame.width(), frame.height(), true), 0);
    }

    /** Gives the frames that waited for pictures ahead. */
    public void finish() {
        while (!waiting.isEmpty()) {
            release();
        }
    }

    private void release() {
        ContentBox content = content();
        Waiting next = waiting.removeFirst();
        behind.addLast(next.box());
        if (behind.size() > BEHIND) {
            behind.removeFirst();
        }
        if (content.equals(ContentBox.ALL)) {
            frames.accept(new SampledFrame(next.at(), next.whole(), Optional.empty(), next.quality()));
            return;
        }
        PictureHash cropped = hasher.hash(next.small().within(content).plane());
        PdqHash upright = hasher.oriented(next.turn());
        frames.accept(new SampledFrame(next.at(), upright, Optional.of(next.whole()), cropped.quality()));
    }

    private ContentBox content() {
        @Nullable ContentBox union = null;
        for (Optional<ContentBox> box : behind) {
            union = joined(union, box);
        }
        for (Waiting each : waiting) {
            union = joined(union, each.box());
        }
        return union == null ? ContentBox.ALL : union.orAll();
    }

    private static @Nullable ContentBox joined(@Nullable ContentBox union, Optional<ContentBox> box) {
        if (box.isEmpty()) {
            return union;
        }
        return union == null ? box.get() : union.union(box.get());
    }

    private static Orientation turn(int clockwiseDegrees) {
        return switch (Math.floorMod(clockwiseDegrees, 4 * QUARTER) / QUARTER) {
            case 1 -> Orientation.TURNED_270;
            case 2 -> Orientation.TURNED_180;
            case 3 -> Orientation.TURNED_90;
            default -> Orientation.UPRIGHT;
        };
    }
}
