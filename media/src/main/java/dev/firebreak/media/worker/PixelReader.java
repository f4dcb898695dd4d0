package dev.firebreak.media.worker;

import dev.firebreak.core.fingerprint.video.LumaPicture;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Copies pictures of a decoder into arrays, converted and scaled where needed. The array is used again for the next picture. */
final class PixelReader implements AutoCloseable {
    private static final int FULL_RANGE = 2;
    private static final int ALIGNMENT = 64;

    private final int format;
    private final int bytesPerPixel;
    private final int scaling;
    private final int side;
    private byte[] pixels = {};
    private @Nullable BytePointer target;
    private @Nullable SwsContext context;
    private int[] shape = {};

    private PixelReader(int format, int bytesPerPixel, int scaling, int side) {
        this.format = format;
        this.bytesPerPixel = bytesPerPixel;
        this.scaling = scaling;
        this.side = side;
    }

    /** Brightness at full size: the decoder's own plane where it has one of bytes. */
    static PixelReader luma() {
        return new PixelReader(avutil.AV_PIX_FMT_GRAY8, 1, swscale.SWS_AREA, 0);
    }

    /** RGB at full size. */
    static PixelReader rgb() {
        return new PixelReader(avutil.AV_PIX_FMT_RGB24, 3, swscale.SWS_AREA, 0);
    }

    /** RGB scaled to a square by bicubic interpolation, ffmpeg's default. */
    static PixelReader rgbSquare(int side) {
        return new PixelReader(avutil.AV_PIX_FMT_RGB24, 3, swscale.SWS_BICUBIC, side);
    }

    /** The picture's brightness; null where its format cannot be converted. */
    @Nullable
    LumaPicture luma(AVFrame frame) {
        int width = frame.width();
        int height = frame.height();
        if (hasBytesOfLuma(frame.format())) {
            int stride = frame.linesize(0);
            boolean full = frame.color_range() == FULL_RANGE
                    || frame.format() == avutil.AV_PIX_FMT_YUVJ420P
                    || frame.format() == avutil.AV_PIX_FMT_YUVJ422P
                    || frame.format() == avutil.AV_PIX_FMT_YUVJ444P
                    || frame.format() == avutil.AV_PIX_FMT_GRAY8;
            if (stride >= width) {
                room((long) stride * (height - 1) + width);
                frame.data(0).get(pixels, 0, stride * (height - 1) + width);
                return new LumaPicture(pixels, 0, stride, width, height, full);
            }
        }
        byte[] converted = pixels(frame);
        return converted == null ? null : new LumaPicture(converted, 0, width, width, height, true);
    }

    /** The picture's bytes, rows without gaps; longer than the picture where a larger one came before. Null as above. */
    byte @Nullable [] pixels(AVFrame frame) {
        int width = side == 0 ? frame.width() : side;
        int height = side == 0 ? frame.height() : side;
        int stride = (width * bytesPerPixel + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        SwsContext scaler = scaler(frame, width, height, stride);
        BytePointer to = target;
        if (scaler == null || to == null) {
            return null;
        }
        try (PointerPointer<BytePointer> planes = new PointerPointer<>(to, null, null, null);
                IntPointer strides = new IntPointer(stride, 0, 0, 0)) {
            if (swscale.sws_scale(scaler, frame.data(), frame.linesize(), 0, frame.height(), planes, strides) <= 0) {
                return null;
            }
        }
        int row = width * bytesPerPixel;
        room((long) row * height);
        for (int y = 0; y < height; y++) {
            to.position((long) y * stride).get(pixels, y * row, row);
        }
        to.position(0);
        return pixels;
    }

    private @Nullable SwsContext scaler(AVFrame frame, int width, int height, int stride) {
        int[] wanted = {frame.width(), frame.height(), frame.format(), frame.color_range()};
        if (context != null && java.util.Arrays.equals(shape, wanted)) {
            return context;
        }
        close();
        if (swscale.sws_isSupportedInput(frame.format()) == 0) {
            return null;
        }
        shape = wanted;
        context = swscale.sws_getContext(
                frame.width(),
                frame.height(),
                frame.format(),
                width,
                height,
                format,
                scaling,
                null,
                null,
                (DoublePointer) null);
        target = new BytePointer((long) stride * (height + 1) + ALIGNMENT);
        return context;
    }

    private static boolean hasBytesOfLuma(int format) {
        return format == avutil.AV_PIX_FMT_YUV420P
                || format == avutil.AV_PIX_FMT_YUVJ420P
                || format == avutil.AV_PIX_FMT_YUV422P
                || format == avutil.AV_PIX_FMT_YUVJ422P
                || format == avutil.AV_PIX_FMT_YUV444P
                || format == avutil.AV_PIX_FMT_YUVJ444P
                || format == avutil.AV_PIX_FMT_NV12
                || format == avutil.AV_PIX_FMT_GRAY8;
    }

    private void room(long bytes) {
        if (pixels.length < bytes) {
            pixels = new byte[Math.toIntExact(bytes)];
        }
    }

    @Override
    public void close() {
        if (context != null) {
            swscale.sws_freeContext(context);
            context = null;
        }
        if (target != null) {
            target.close();
            target = null;
        }
    }
}
