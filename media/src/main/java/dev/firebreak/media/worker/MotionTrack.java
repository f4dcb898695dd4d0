package dev.firebreak.media.worker;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.motion.MotionMeter;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Follows the motion of the pictures that are decoded anyway while a stream is looked at closely: of up to {@value
 * MotionMeter#PICTURES_PER_SECOND} a second a grey thumbnail is made, which never leaves the process. All calls within the stream's
 * {@link NativeTurn}.
 */
final class MotionTrack implements AutoCloseable {
    private final MotionMeter meter = new MotionMeter();
    private final Consumer<Evidence.OfMotion> steps;
    private final byte[] luma = new byte[MotionMeter.WIDTH * MotionMeter.HEIGHT];
    private final BytePointer target = new BytePointer(luma.length);
    private final PointerPointer<BytePointer> planes = new PointerPointer<>(target, null, null, null);
    private final IntPointer strides = new IntPointer(MotionMeter.WIDTH, 0, 0, 0);
    private @Nullable SwsContext scaler;

    @MustBeClosed
    MotionTrack(Consumer<Evidence.OfMotion> steps) {
        this.steps = steps;
    }

    /** Takes the next decoded picture. {@code rotation} is clockwise degrees: 0, 90, 180 or 270. */
    void picture(AVFrame picture, long micros, int rotation) {
        if (meter.wants(micros) && scaled(picture)) {
            target.get(luma);
            meter.picture(micros, luma, rotation % 180 != 0).ifPresent(steps);
        }
    }

    /** No pictures between key frames come for a while. */
    void pause() {
        meter.pause();
    }

    private boolean scaled(AVFrame picture) {
        if (swscale.sws_isSupportedInput(picture.format()) == 0) {
            return false;
        }
        // The same context as long as pictures have the same shape.
        scaler = swscale.sws_getCachedContext(
                scaler,
                picture.width(),
                picture.height(),
                picture.format(),
                MotionMeter.WIDTH,
                MotionMeter.HEIGHT,
                avutil.AV_PIX_FMT_GRAY8,
                swscale.SWS_AREA,
                null,
                null,
                (DoublePointer) null);
        return scaler != null
                && swscale.sws_scale(scaler, picture.data(), picture.linesize(), 0, picture.height(), planes, strides)
                        > 0;
    }

    @Override
    public void close() {
        if (scaler != null) {
            swscale.sws_freeContext(scaler);
            scaler = null;
        }
        planes.close();
        strides.close();
        target.close();
    }
}
