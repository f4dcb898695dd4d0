package dev.firebreak.training.play;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.media.decode.DecodeSession;
import dev.firebreak.media.decode.DecoderPool;
import dev.firebreak.media.decode.MediaInfo;
import dev.firebreak.training.data.FrameDecoder;
import dev.firebreak.training.data.SoundDecoder;
import dev.firebreak.training.replay.ClipDecoder;
import dev.firebreak.training.replay.DecodedClip;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads whole files with the decoder pool. Thread-safe. */
public final class DecodedFiles implements SoundDecoder, FrameDecoder, ClipDecoder {
    private final DecoderPool pool;

    public DecodedFiles(DecoderPool pool) {
        this.pool = pool;
    }

    @Override
    public float[] decode(Path file) {
        Collector collected = new Collector(SamplingDemand.CHEAP);
        FileRun.play(pool, file, collected);
        return collected.sounding ? collected.samples() : new float[0];
    }

    @Override
    public List<Frame> frames(Path file) {
        Collector collected = new Collector(SamplingDemand.ALERT);
        FileRun.play(pool, file, collected);
        return collected.frames;
    }

    @Override
    public Pictured pictured(Path file) {
        Collector collected = new Collector(SamplingDemand.ALERT);
        FileRun.play(pool, file, collected);
        return new Pictured(collected.frames, collected.motion);
    }

    @Override
    public DecodedClip clip(Path file) {
        Collector collected = new Collector(SamplingDemand.ALERT);
        FileRun.play(pool, file, collected);
        return new DecodedClip(collected.sounding, collected.samples(), collected.frames, collected.motion);
    }

    /** Keeps what arrives. Used by one thread at a time. */
    private static final class Collector implements FileRun.Receiver {
        private final SamplingDemand demand;
        private final List<Frame> frames = new ArrayList<>();
        private final List<Evidence.OfMotion> motion = new ArrayList<>();
        private final List<float[]> runs = new ArrayList<>();
        private boolean sounding;

        Collector(SamplingDemand demand) {
            this.demand = demand;
        }

        @Override
        public void opened(MediaInfo info, DecodeSession session) {
            sounding = info.sound().isPresent();
            session.demand(demand, Duration.ZERO);
        }

        @Override
        public void frame(Frame frame, DecodeSession session) {
            frames.add(frame);
            session.acknowledge(frame.at());
        }

        @Override
        public void motion(Evidence.OfMotion step) {
            motion.add(step);
        }

        @Override
        public void sound(Sound sound, DecodeSession session) {
            runs.add(sound.samples());
            session.acknowledge(sound.end());
        }

        @Override
        public void finished() {}

        float[] samples() {
            float[] all = new float[runs.stream().mapToInt(run -> run.length).sum()];
            int at = 0;
            for (float[] run : runs) {
                System.arraycopy(run, 0, all, at, run.length);
                at += run.length;
            }
            return all;
        }
    }
}
