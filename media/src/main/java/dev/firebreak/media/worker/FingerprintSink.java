package dev.firebreak.media.worker;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.fingerprint.video.FrameHasher;
import dev.firebreak.core.fingerprint.video.LumaPicture;
import dev.firebreak.core.fingerprint.video.SampledFrame;
import dev.firebreak.media.fingerprint.HashReport;
import dev.firebreak.media.fingerprint.HashRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Hashes the first picture of each step of media time. */
final class FingerprintSink implements PictureSink {
    private final long stepMicros;
    private final int rotation;
    private final HashOutput out;
    private final PixelReader pixels;
    private final Deque<SampledFrame> done = new ArrayDeque<>();
    private final FrameHasher hasher = FrameHasher.ofFile(done::addLast);
    private final Optional<PictureScaler> scaler;
    private long nextMicros;

    @SuppressWarnings("MustBeClosedChecker") // closed with this
    FingerprintSink(HashRequest request, int rotation, HashOutput out) {
        this.stepMicros = request.step().toNanos() / 1000;
        this.scaler = request.pictures() ? Optional.of(new PictureScaler()) : Optional.empty();
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
            show(frame, micros);
            hasher.add(Duration.ofNanos(micros * 1000), picture, Rotation.of(frame, rotation));
            send();
        }
    }

    private void show(AVFrame frame, long micros) throws IOException {
        if (scaler.isPresent()) {
            Optional<Frame> shown = scaler.get().scale(frame, micros, false, Rotation.of(frame, rotation));
            if (shown.isPresent()) {
                out.put(new HashReport.Shown(shown.get()));
            }
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
        scaler.ifPresent(PictureScaler::close);
    }
}
