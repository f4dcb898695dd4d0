package dev.firebreak.training.train;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.inference.engine.Pace;
import dev.firebreak.inference.engine.Scorer;
import dev.firebreak.inference.frontend.LogMel;
import dev.firebreak.inference.frontend.LogMelStream;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.FrameDecoder;
import dev.firebreak.training.data.Pictures;
import dev.firebreak.training.rehearsal.Rehearsal;
import dev.firebreak.training.sound.SoundStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Scores streams as a live stream is, with the models of a package, and gives them pictures of a fitting class. */
final class StreamScoring {
    /** Of a stand-in's source nothing is known: even odds for and against life. */
    private static final double EVEN = 0.25;

    /** Pictures taken of each class. */
    private static final int MOST_PICTURES = 60;

    /** Videos whose motion is taken. */
    private static final int MOST_VIDEOS = 200;

    /** Different pictures of one stream: a scene does not change much. */
    private static final int SHOWN = 3;

    private static final int PICTURE_MILLIS = 500;

    private final Scorer scorer;
    private final Map<String, List<PictureScores>> pictures = new TreeMap<>();
    private final Random random;
    private final MotionPool pool = new MotionPool();
    private final StreamMotion motion;

    StreamScoring(Scorer scorer, Collection<Clip> visible, FrameDecoder frames, long seed) {
        this.scorer = scorer;
        this.random = new Random(seed);
        Map<String, List<Clip>> byLabel = new TreeMap<>();
        visible.forEach(clip ->
                byLabel.computeIfAbsent(clip.label(), key -> new ArrayList<>()).add(clip));
        byLabel.forEach((label, clips) -> pictures.put(label, scores(clips, frames)));
        follow(visible, frames);
        this.motion = new StreamMotion(pool, new Random(seed));
    }

    /** One stream's evidence; every third stream has no pictures. */
    Rehearsal score(SoundStream stream) {
        List<Evidence> evidence = new ArrayList<>(heard(stream));
        Duration length = Duration.ofNanos(stream.samples().length * 1_000_000_000L / Sound.SAMPLE_RATE);
        if (random.nextInt(3) > 0) {
            evidence.addAll(seen(pictures.getOrDefault(label(stream.kind()), List.of()), length));
            evidence.addAll(motion.of(stream));
        }
        evidence.sort(Comparator.comparing(Evidence::at));
        return new Rehearsal(stream.kind(), stream.what(), evidence, stream.firstShot(), length);
    }

    /** The motion that streams are given. */
    MotionPool pool() {
        return pool;
    }

    /** How sure the model is of gunfire in these samples: its highest window. */
    double gunfire(float[] samples) {
        List<CompletableFuture<SoundScores>> scores = new ArrayList<>();
        new LogMelStream(new LogMel(), (logMel, end) -> scores.add(scorer.sound(logMel, Pace.FILE))).accept(samples);
        return scores.stream()
                .mapToDouble(score -> score.join().gunfire())
                .max()
                .orElse(0);
    }

    private List<Evidence> heard(SoundStream stream) {
        List<Duration> ends = new ArrayList<>();
        List<CompletableFuture<SoundScores>> scores = new ArrayList<>();
        LogMelStream windows = new LogMelStream(new LogMel(), (logMel, end) -> {
            ends.add(Duration.ofNanos(end * 1_000_000_000L / Sound.SAMPLE_RATE));
            scores.add(scorer.sound(logMel, Pace.FILE));
        });
        windows.accept(stream.samples());
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            SoundScores heard = scores.get(i).join();
            evidence.add(new Evidence.OfSound(
                    ends.get(i), stream.neutralSource() ? new SoundScores(heard.gunfire(), EVEN, EVEN) : heard));
        }
        return evidence;
    }

    private List<Evidence> seen(List<PictureScores> from, Duration length) {
        List<Evidence> evidence = new ArrayList<>();
        if (from.isEmpty()) {
            return evidence;
        }
        int first = random.nextInt(from.size());
        for (int i = 0; (long) i * PICTURE_MILLIS < length.toMillis(); i++) {
            evidence.add(new Evidence.OfPicture(
                    Duration.ofMillis((long) i * PICTURE_MILLIS), from.get((first + i % SHOWN) % from.size())));
        }
        return evidence;
    }

    private List<PictureScores> scores(List<Clip> clips, FrameDecoder decoder) {
        List<PictureScores> scores = new ArrayList<>();
        int each = Math.max(SHOWN, MOST_PICTURES / clips.size());
        for (Clip clip : clips.subList(0, Math.min(MOST_PICTURES, clips.size()))) {
            List<Frame> frames = Division.isPicture(clip)
                    ? List.of(Pictures.frame(Pictures.read(clip.file(), Frame.MAX_SIDE), Duration.ZERO))
                    : decoder.frames(clip.file());
            int step = Math.max(1, frames.size() / each);
            for (int i = 0; i < frames.size(); i += step) {
                scores.add(scorer.picture(frames.get(i), Pace.FILE).join());
            }
        }
        return scores;
    }

    /** Clips with marked shots first: they are what kicks are learnt from. */
    private void follow(Collection<Clip> visible, FrameDecoder decoder) {
        visible.stream()
                .filter(clip -> !Division.isPicture(clip))
                .sorted(Comparator.comparing(clip -> clip.shots().isEmpty()))
                .limit(MOST_VIDEOS)
                .forEach(clip -> pool.add(clip, decoder.pictured(clip.file()).motion()));
    }

    private static String label(Rehearsal.Kind kind) {
        return switch (kind) {
            case GAME -> "game";
            case FILM -> "film";
            case HARMLESS, SHOT, ATTACK -> "other";
        };
    }
}
