package dev.firebreak.media.worker;

import dev.firebreak.core.fingerprint.picture.LumaPlane;
import dev.firebreak.core.fingerprint.picture.PdqHasher;
import dev.firebreak.core.fingerprint.picture.PictureHash;
import dev.firebreak.core.fingerprint.vpdq.VpdqFeature;
import dev.firebreak.core.fingerprint.vpdq.VpdqSampling;
import dev.firebreak.media.fingerprint.HashReport;
import java.io.IOException;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Hashes the pictures that vPDQ takes, as RGB of full size. */
final class VpdqSink implements PictureSink {
    private final VpdqSampling sampling;
    private final HashOutput out;
    private final PixelReader pixels;
    private final PdqHasher hasher = new PdqHasher();

    VpdqSink(VpdqSampling sampling, HashOutput out) {
        this.sampling = sampling;
        this.out = out;
        this.pixels = PixelReader.rgb();
    }

    @Override
    public void picture(AVFrame frame, long micros, int number) throws IOException {
        if (!sampling.takes(number)) {
            return;
        }
        byte[] rgb = pixels.pixels(frame);
        if (rgb != null) {
            PictureHash hash = hasher.hash(LumaPlane.rgb(rgb, frame.width(), frame.height()));
            out.put(new HashReport.Feature(
                    new VpdqFeature(number, hash.quality(), hash.hash(), sampling.seconds(number))));
        }
    }

    @Override
    public void finish() {}

    @Override
    public void close() {
        pixels.close();
    }
}
