package dev.firebreak.core.copy;

import dev.firebreak.core.bank.LookupScope;
import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.LearnedHash;
import dev.firebreak.core.fingerprint.MatchedInterval;
import dev.firebreak.core.fingerprint.sound.SoundWindow;
import dev.firebreak.core.fingerprint.video.FingerprintBuilder;
import dev.firebreak.core.fingerprint.video.SampledFrame;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.core.fingerprint.video.VideoFrame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One stream's last seconds, matched as they pass: frames and sound are added, and {@link #find} says of what they are copies. Memory
 * stays the same however long the stream. Times are the stream's. One thread at a time.
 */
public final class LiveCopyMatcher {
    /** Pictures that are matched together; of sound {@link SoundWindow#LENGTH}. */
    public static final Duration WINDOW = Duration.ofSeconds(30);

    /** Frames kept of it: more come in no stream, and the oldest go. */
    public static final int MAX_FRAMES = 128;

    /** Sound that begins this much later or earlier than what came before ends is another piece. */
    private static final Duration SOUND_GAP = Duration.ofMillis(200);

    /** Findings of sound that are remembered until pictures speak, at most: the newest. */
    private static final int MAX_HEARD = 64;

    private static final int SOUND_RATE = 16_000;
    private static final long NANOS = 1_000_000_000L;

    private final CopyMatcher matcher;
    private final FrameMemory memory = FrameMemory.ofStream();
    private final Deque<SampledFrame> frames = new ArrayDeque<>();
    private SoundWindow sound = new SoundWindow();
    private @Nullable Duration soundBegins;
    private final List<Finding> heard = new ArrayList<>();
    private Duration soundEnds = Duration.ZERO;
    private Duration comparedUpTo = Duration.ofNanos(-1);

    public LiveCopyMatcher(CopyMatcher matcher) {
        this.matcher = matcher;
    }

    /** Takes the next frame: about one a second is enough. What is no later than the last one is left out. */
    public void add(SampledFrame frame) {
        SampledFrame last = frames.peekLast();
        if (last != null && frame.at().compareTo(last.at()) <= 0) {
            return;
        }
        frames.addLast(frame);
        while (frames.size() > MAX_FRAMES || frames.getFirst().at().plus(WINDOW).compareTo(frame.at()) < 0) {
            frames.removeFirst();
        }
    }

    /** Takes the learned hash of the frame of this time, if that frame is still among the last seconds. */
    public void describe(Duration at, LearnedHash hash) {
        Deque<SampledFrame> later = new ArrayDeque<>();
        while (!frames.isEmpty() && frames.getLast().at().compareTo(at) > 0) {
            later.addFirst(frames.removeLast());
        }
        if (!frames.isEmpty() && frames.getLast().at().equals(at)) {
            frames.addLast(frames.removeLast().withLearned(Optional.of(hash)));
        }
        frames.addAll(later);
    }

    /** Takes the next run of sound, 16 kHz mono, of which the first sample is heard {@code at} this time of the stream. */
    public void addSound(Duration at, float[] run) {
        boolean gap = soundEnds.minus(at).abs().compareTo(SOUND_GAP) > 0;
        if (soundBegins == null || gap) {
            sound = new SoundWindow();
            soundBegins = at;
        }
        sound.add(run);
        soundEnds = at.plusNanos(run.length * NANOS / SOUND_RATE);
    }

    /**
     * What the last seconds are copies of, the strongest first. Asked every second or two; what is found is told again as long as it is
     * among the last seconds.
     */
    public List<CopyMatch> find(LookupScope scope) {
        Duration start = start();
        listen();
        CopyQuery query = CopyQuery.NOTHING.withVideo(video(start));
        List<Finding> shown = matcher.shown(query, memory).stream()
                .map(finding -> finding.at(later(finding.where(), start)))
                .toList();
        List<Judged> judged = new ArrayList<>(matcher.accepted(shown, heard, scope));
        judged.addAll(matcher.pictures(scope).ofFrames(newFrames(), query.orientations()));
        return matcher.conclude(judged);
    }

    /** The times of a fingerprint begin here: how long a stream has lasted says nothing about what it shows now. */
    private Duration start() {
        return frames.isEmpty() ? Duration.ZERO : frames.getFirst().at();
    }

    private VideoFingerprint video(Duration start) {
        FingerprintBuilder builder = new FingerprintBuilder(VideoFingerprint.DEFAULT_STEP);
        for (SampledFrame frame : frames) {
            builder.add(frame.moved(frame.at().minus(start)));
        }
        return builder.fingerprint();
    }

    /** Adds what is new in the sound to what was heard before, within the window. */
    private void listen() {
        Duration begins = soundBegins;
        if (begins == null) {
            return;
        }
        for (Finding finding : matcher.heard(sound)) {
            Finding now = finding.at(later(finding.where(), begins));
            heard.removeIf(before -> before.ref() == now.ref()
                    && before.nats() <= now.nats()
                    && before.where().query().overlap(now.where().query()).isPositive());
            heard.addLast(now);
        }
        heard.removeIf(
                before -> before.where().query().to().plus(SoundWindow.LENGTH).compareTo(soundEnds) < 0);
        while (heard.size() > MAX_HEARD) {
            heard.removeFirst();
        }
    }

    /** Frames that were not compared with stills before. */
    private List<VideoFrame> newFrames() {
        List<VideoFrame> fresh = new ArrayList<>();
        for (SampledFrame frame : frames) {
            if (frame.at().compareTo(comparedUpTo) > 0 && frame.quality() >= VideoFrame.LEAST_QUALITY) {
                Interval moment = new Interval(frame.at(), frame.at());
                fresh.add(new VideoFrame(moment, frame.pdq(), frame.whole(), frame.quality()));
            }
        }
        comparedUpTo = frames.isEmpty() ? comparedUpTo : frames.getLast().at();
        return fresh;
    }

    private static MatchedInterval later(MatchedInterval where, Duration by) {
        Interval query = where.query();
        Interval moved = new Interval(query.from().plus(by), query.to().plus(by));
        return new MatchedInterval(moved, where.reference(), where.rate(), where.score());
    }
}
