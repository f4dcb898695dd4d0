package dev.firebreak.app.footage;

import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.ShotFinder;
import dev.firebreak.core.footage.ShotMark;
import dev.firebreak.core.footage.ShotMarkStore;
import dev.firebreak.inference.engine.Pace;
import dev.firebreak.inference.engine.Scorer;
import dev.firebreak.inference.frontend.LogMel;
import dev.firebreak.inference.frontend.LogMelStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the current sound model listen to whole clips and writes down where it hears shots, as proposals for a person. */
final class ShotListening {
    private static final Logger log = LoggerFactory.getLogger(ShotListening.class);

    /** A window that the model gives this much may hold shots. Low: a proposal too many is rejected with one key, a shot missed is not seen. */
    private static final double THRESHOLD = 0.3;

    private static final int MOST_OUTSTANDING = 16;

    private final ClipSound player;
    private final ShotMarkStore marks;
    private final Scorer scorer;
    private final String model;
    private final Clock clock;

    /** @param model name and version of the package that {@code scorer} runs */
    ShotListening(ClipSound player, ShotMarkStore marks, Scorer scorer, String model, Clock clock) {
        this.player = player;
        this.marks = marks;
        this.scorer = scorer;
        this.model = model;
        this.clock = clock;
    }

    /** Hears how far it has come. */
    @FunctionalInterface
    interface Progress {
        void heard(Duration upTo);
    }

    /** Listens to all of a clip; returns how many shots are proposed. {@link FirebreakException} as decoding or the store fail. */
    int listen(Footage clip, Progress progress) throws InterruptedException {
        Ear ear = new Ear();
        player.play(clip.sha256(), sound -> {
            ear.hear(sound);
            progress.heard(sound.end());
        });
        List<ShotMark> proposals = ear.finish().stream()
                .map(shot -> new ShotMark(shot.at(), ShotMark.State.PROPOSED, shot.gunfire(), model, clock.instant()))
                .toList();
        FootageId id = clip.id();
        marks.propose(id, proposals);
        log.info("Shots are proposed footage={} proposals={} model=\"{}\"", id, proposals.size(), model);
        return proposals.size();
    }

    /** One thread at a time. */
    private final class Ear {
        private final ShotFinder finder = new ShotFinder();
        private final LogMelStream windows = new LogMelStream(new LogMel(), this::window);
        private final Deque<Heard> outstanding = new ArrayDeque<>();
        private long samples;

        private record Heard(long endSample, CompletableFuture<SoundScores> scores) {}

        void hear(Sound sound) {
            samples += sound.samples().length;
            finder.sound(sound.samples());
            windows.accept(sound.samples());
        }

        List<ShotFinder.Proposal> finish() {
            windows.finish().ifPresent(last -> window(last, samples));
            while (!outstanding.isEmpty()) {
                take();
            }
            return finder.find(THRESHOLD);
        }

        private void window(float[] logMel, long endSample) {
            outstanding.add(new Heard(endSample, scorer.sound(logMel, Pace.FILE)));
            if (outstanding.size() > MOST_OUTSTANDING) {
                take();
            }
        }

        private void take() {
            Heard oldest = outstanding.remove();
            double gunfire = oldest.scores().join().gunfire();
            finder.window(at(Math.max(0, oldest.endSample() - LogMel.WINDOW_SAMPLES)), at(oldest.endSample()), gunfire);
        }

        private static Duration at(long sample) {
            return Duration.ofMillis(sample * 1000 / Sound.SAMPLE_RATE);
        }
    }
}
