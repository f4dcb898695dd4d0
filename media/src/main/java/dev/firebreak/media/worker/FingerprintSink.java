package dev.firebreak.media.worker;

import dev.firebreak.core.fingerprint.video.FrameHasher;
import dev.firebreak.core.fingerprint.video.LumaPicture;
import dev.firebreak.core.fingerprint.video.SampledFrame;
import dev.firebreak.media.fingerprint.HashReport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Hashes the first picture of each step of media time. */
final class FingerprintSink implements PictureSink {
    private final long stepMicros;
    private final int rotation;
    private final HashOutput out;
    private final PixelReader pixels;
    private final Deque<SampledFrame> done = new ArrayDeque<>();
    private final FrameHasher hasher = FrameHasher.ofFile(done::addLast);
    private long nextMicros;

    FingerprintSink(Duration step, int rotation, HashOutput out) {
        this.stepMicros = step.toNanos() / 1000;
        this.rotation = rotation;
        this.out = out;
        this.pixels = PixelReader.luma();
    }

    @Override
    public void picture(AVFrame frame, long micros, int number) throws IOException {
        if (micros < nextMicros) {
            return;
        }
        nextMicros = (micros / stepMicros + 1) * stepMicros;
        LumaPicture picture = pixels.luma(frame);
        if (picture != null) {
            hasher.add(Duration.ofNanos(micros * 1000), picture, Rotation.of(frame, rotation));
            send();
        }
    }

    @Override
    public void finish() throws IOException {
        hasher.finish();
        send();
    }

    private void send() throws IOException {
        while (!done.isEmpty()) {
            out.put(new HashReport.Hashed(done.removeFirst()));
        }
    }

    @Override
    public void close() {
        pixels.close();
    }
}
