package dev.firebreak.media.worker;

import dev.firebreak.core.fingerprint.picture.LumaPlane;
import dev.firebreak.core.fingerprint.picture.PdqHasher;
import dev.firebreak.core.fingerprint.tmk.TmkHasher;
import dev.firebreak.core.fingerprint.tmk.TmkSignature;
import dev.firebreak.media.fingerprint.HashReport;
import java.io.IOException;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Makes the TMK signature of pictures scaled to 64 × 64. The reference lets ffmpeg bring the video to 15 pictures a second, and this
 * does the same in the same way: a picture comes out once, not at all when it is 1.1 places early, and several times to fill a gap.
 */
final class TmkSink implements PictureSink {
    private static final double MICROS = 1e6;
    private static final double EARLY = -1.1;
    private static final double LATE = 1.1;
    private static final double REPEAT_LAST = 0.6;

    private final double placesPerPicture;
    private final HashOutput out;
    private final PixelReader pixels;
    private final PdqHasher hasher = new PdqHasher();
    private final TmkHasher sums = new TmkHasher();
    private final float[] coefficients = new float[TmkSignature.DIMENSION];
    private long place;
    private boolean any;

    TmkSink(double framesPerSecond, HashOutput out) {
        this.placesPerPicture = TmkSignature.FRAMES_PER_SECOND / framesPerSecond;
        this.out = out;
        this.pixels = PixelReader.rgbSquare(PdqHasher.SIDE);
    }

    @Override
    public void picture(AVFrame frame, long micros, int number) {
        double early = micros / MICROS * TmkSignature.FRAMES_PER_SECOND - place;
        double late = early + placesPerPicture;
        if (early < 0 && late > 0) {
            early = 0;
        }
        long times = late < EARLY ? 0 : late > LATE ? Math.round(late) : 1;
        long ofLast = late > LATE && early > LATE && any ? Math.round(early - REPEAT_LAST) : 0;
        add(Math.min(ofLast, times));
        if (times > ofLast) {
            byte[] rgb = pixels.pixels(frame);
            if (rgb == null) {
                return;
            }
            hasher.hash(LumaPlane.rgb(rgb, PdqHasher.SIDE, PdqHasher.SIDE));
            hasher.coefficients(coefficients, 0);
            any = true;
            add(times - ofLast);
        }
    }

    private void add(long times) {
        for (long i = 0; i < times && place < TmkHasher.MAX_FRAMES; i++) {
            sums.add(coefficients);
            place++;
        }
    }

    @Override
    public void finish() throws IOException {
        out.put(new HashReport.Signature(sums.signature()));
    }

    @Override
    public void close() {
        pixels.close();
    }
}
