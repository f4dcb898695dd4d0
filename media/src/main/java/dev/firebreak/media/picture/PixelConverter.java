package dev.firebreak.media.picture;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt_name;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import java.util.Set;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;

/** Brings a decoded picture of any format to bytes of grey, or of red, green and blue, at its own size. */
final class PixelConverter {
    /** Colour where it matters: every chroma sample is interpolated, and nothing is rounded twice. */
    private static final int FLAGS = swscale.SWS_BILINEAR
            | swscale.SWS_ACCURATE_RND
            | swscale.SWS_FULL_CHR_H_INT
            | swscale.SWS_FULL_CHR_H_INP
            | swscale.SWS_BITEXACT;

    private static final Set<String> BLACK_AND_WHITE = Set.of("monob", "monow");

    private PixelConverter() {}

    /** Whether a picture has no colours. */
    static boolean grey(AVFrame frame) throws PictureFault {
        AVPixFmtDescriptor format = av_pix_fmt_desc_get(frame.format());
        if (format == null) {
            throw new PictureFault("Its samples are of an unknown format");
        }
        return (format.nb_components() <= 2 && (format.flags() & avutil.AV_PIX_FMT_FLAG_PAL) == 0)
                || BLACK_AND_WHITE.contains(av_get_pix_fmt_name(frame.format()).getString());
    }

    /** A converted copy, which the caller frees. */
    static AVFrame convert(AVFrame frame, boolean grey) throws PictureFault {
        int format = grey ? AV_PIX_FMT_GRAY8 : AV_PIX_FMT_RGB24;
        AVFrame converted = av_frame_alloc();
        converted.format(format).width(frame.width()).height(frame.height());
        SwsContext scaler = swscale.sws_getContext(
                frame.width(),
                frame.height(),
                frame.format(),
                frame.width(),
                frame.height(),
                format,
                FLAGS,
                null,
                null,
                (DoublePointer) null);
        try {
            if (scaler == null) {
                throw new PictureFault("Its samples cannot be converted");
            }
            PictureFault.check(av_frame_get_buffer(converted, 0), "There is no memory for it");
            IntPointer coefficients = swscale.sws_getCoefficients(colours(frame));
            boolean full = grey || frame.color_range() == AVCOL_RANGE_JPEG;
            swscale.sws_setColorspaceDetails(scaler, coefficients, full ? 1 : 0, coefficients, 1, 0, 1 << 16, 1 << 16);
            PictureFault.check(
                    swscale.sws_scale(
                            scaler,
                            frame.data(),
                            frame.linesize(),
                            0,
                            frame.height(),
                            converted.data(),
                            converted.linesize()),
                    "Its samples cannot be converted");
            return converted;
        } catch (PictureFault fault) {
            av_frame_free(converted);
            throw fault;
        } finally {
            swscale.sws_freeContext(scaler);
        }
    }

    /** What a picture says of its colours; else the weights that JPEG and WebP have, and HEIF where it says nothing. */
    private static int colours(AVFrame frame) {
        int space = frame.colorspace();
        return space == avutil.AVCOL_SPC_UNSPECIFIED || space == avutil.AVCOL_SPC_RGB ? swscale.SWS_CS_ITU601 : space;
    }
}
