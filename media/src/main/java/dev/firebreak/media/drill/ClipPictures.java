package dev.firebreak.media.drill;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR0;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;

import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.jspecify.annotations.Nullable;

/** A clip's pictures at 30 a second, fitted into the drill's size with black bars. A rotation mark is not heeded. */
final class ClipPictures implements AutoCloseable {
    /** A larger picture is not scaled. */
    static final int MAX_SIDE = 8192;

    private final ClipTrack track;
    private final AVFrame scaled = av_frame_alloc();
    private final int[] shown = new int[Programme.WIDTH * Programme.HEIGHT];
    private final int[] pixels = new int[Programme.WIDTH * Programme.HEIGHT];
    private @Nullable SwsContext scaler;
    private boolean decoded;
    private boolean over;
    private double nextAt;

    ClipPictures(ClipTrack track) {
        this.track = track;
    }

    /** The picture shown {@code frame} / 30 s into the clip, in an array that is reused; null after the last. */
    int @Nullable [] at(int frame) throws NativeFault {
        double now = (double) frame / DrillTimetable.FRAME_RATE;
        if (!decoded && !over) {
            step();
        }
        while (decoded && nextAt <= now + 0.5 / DrillTimetable.FRAME_RATE) {
            fit(track.frame());
            step();
        }
        if ((over && now > nextAt) || now >= DrillTimetable.MAX_PART_SECONDS) {
            return null;
        }
        System.arraycopy(shown, 0, pixels, 0, shown.length);
        return pixels;
    }

    @Override
    public void close() {
        av_frame_free(scaled);
        sws_freeContext(scaler);
    }

    private void step() throws NativeFault {
        decoded = track.next();
        over = !decoded;
        if (decoded) {
            double seconds = track.seconds();
            nextAt = Double.isNaN(seconds) ? nextAt + 1.0 / DrillTimetable.FRAME_RATE : seconds;
        }
    }

    private void fit(AVFrame frame) throws NativeFault {
        if (frame.width() > MAX_SIDE || frame.height() > MAX_SIDE) {
            throw new NativeFault("The clip's pictures are larger than 8192 pixels");
        }
        double scale = Math.min((double) Programme.WIDTH / frame.width(), (double) Programme.HEIGHT / frame.height());
        int width = Math.max(2, (int) (frame.width() * scale) & ~1);
        int height = Math.max(2, (int) (frame.height() * scale) & ~1);
        scaler = sws_getCachedContext(
                scaler,
                frame.width(),
                frame.height(),
                frame.format(),
                width,
                height,
                AV_PIX_FMT_BGR0,
                SWS_AREA,
                null,
                null,
                (DoublePointer) null);
        if (scaler == null) {
            throw new NativeFault("The clip's pictures cannot be converted");
        }
        prepare(width, height);
        NativeFault.check(sws_scale_frame(scaler, scaled, frame), "The clip's pictures cannot be converted");
        copy(width, height);
    }

    private void prepare(int width, int height) throws NativeFault {
        if (scaled.width() == width && scaled.height() == height) {
            return;
        }
        av_frame_unref(scaled);
        scaled.format(AV_PIX_FMT_BGR0).width(width).height(height);
        NativeFault.check(av_frame_get_buffer(scaled, 0), "No memory for a picture");
        Arrays.fill(shown, 0);
    }

    private void copy(int width, int height) {
        int stride = scaled.linesize(0) / Integer.BYTES;
        int left = (Programme.WIDTH - width) / 2;
        int top = (Programme.HEIGHT - height) / 2;
        try (IntPointer source = new IntPointer(scaled.data(0)).capacity((long) stride * height)) {
            for (int y = 0; y < height; y++) {
                source.position((long) y * stride).get(shown, (top + y) * Programme.WIDTH + left, width);
            }
        }
    }
}
