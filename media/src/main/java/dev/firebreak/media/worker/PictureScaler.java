package dev.firebreak.media.worker;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.core.evidence.Frame;
import java.time.Duration;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Makes an upright {@link Frame} of a decoded picture. All calls within the stream's {@link NativeTurn}. */
final class PictureScaler implements AutoCloseable {
    private static final int BT709 = 1;
    private static final int UNSPECIFIED = 2;
    private static final int BT601 = 5;
    private static final int FULL_RANGE = 2;
    private static final double MAX_PIXEL_ASPECT = 8;
    private static final int ROW_BYTES = (Frame.MAX_SIDE * 3 + 63) / 64 * 64;

    /** What a scaling context was made for. */
    private record Shape(int width, int height, int format, int targetWidth, int targetHeight, int space, int range) {}

    private final BytePointer target = new BytePointer((long) ROW_BYTES * (Frame.MAX_SIDE + 4));
    private final PointerPointer<BytePointer> planes = new PointerPointer<>(target, null, null, null);
    private final IntPointer strides = new IntPointer(ROW_BYTES, 0, 0, 0);
    private @Nullable Shape shape;
    private @Nullable SwsContext context;

    @MustBeClosed
    PictureScaler() {}

    /** Empty where the picture's format cannot be converted. {@code rotation} is clockwise degrees: 0, 90, 180 or 270. */
    Optional<Frame> scale(AVFrame picture, long micros, boolean keyFrame, int rotation) {
        Shape wanted = shapeFor(picture);
        if (!wanted.equals(shape) || context == null) {
            open(wanted);
        }
        SwsContext scaler = context;
        if (scaler == null
                || swscale.sws_scale(scaler, picture.data(), picture.linesize(), 0, picture.height(), planes, strides)
                        <= 0) {
            return Optional.empty();
        }
        byte[] rgb = new byte[wanted.targetWidth() * wanted.targetHeight() * 3];
        for (int y = 0; y < wanted.targetHeight(); y++) {
            target.position((long) y * ROW_BYTES).get(rgb, y * wanted.targetWidth() * 3, wanted.targetWidth() * 3);
        }
        target.position(0);
        Frame frame =
                new Frame(Duration.ofNanos(micros * 1000), wanted.targetWidth(), wanted.targetHeight(), rgb, keyFrame);
        return Optional.of(Rotation.apply(frame, rotation));
    }

    private static Shape shapeFor(AVFrame picture) {
        double width = picture.width();
        double height = picture.height();
        AVRational aspect = picture.sample_aspect_ratio();
        if (aspect.num() > 0 && aspect.den() > 0) {
            width *= Math.clamp((double) aspect.num() / aspect.den(), 1 / MAX_PIXEL_ASPECT, MAX_PIXEL_ASPECT);
        }
        double scale = Math.min(1, Frame.MAX_SIDE / Math.max(width, height));
        int space = picture.colorspace();
        if (space == UNSPECIFIED) {
            space = picture.height() >= 720 ? BT709 : BT601;
        }
        return new Shape(
                picture.width(),
                picture.height(),
                picture.format(),
                Math.clamp(Math.round(width * scale), 1, Frame.MAX_SIDE),
                Math.clamp(Math.round(height * scale), 1, Frame.MAX_SIDE),
                space,
                picture.color_range());
    }

    private void open(Shape wanted) {
        free();
        shape = wanted;
        if (swscale.sws_isSupportedInput(wanted.format()) == 0) {
            return;
        }
        SwsContext made = swscale.sws_getContext(
                wanted.width(),
                wanted.height(),
                wanted.format(),
                wanted.targetWidth(),
                wanted.targetHeight(),
                org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24,
                swscale.SWS_AREA,
                null,
                null,
                (DoublePointer) null);
        if (made != null) {
            IntPointer from = swscale.sws_getCoefficients(wanted.space());
            IntPointer to = swscale.sws_getCoefficients(BT601);
            int full = wanted.range() == FULL_RANGE ? 1 : 0;
            swscale.sws_setColorspaceDetails(made, from, full, to, 1, 0, 1 << 16, 1 << 16);
        }
        context = made;
    }

    private void free() {
        if (context != null) {
            swscale.sws_freeContext(context);
            context = null;
        }
    }

    @Override
    public void close() {
        free();
        planes.close();
        strides.close();
        target.close();
    }
}
