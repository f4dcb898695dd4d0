package dev.firebreak.media.drill;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR0;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU709;
import static org.bytedeco.ffmpeg.global.swscale.SWS_POINT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import com.google.errorprone.annotations.MustBeClosed;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;

/** Pixels to H.264 (OpenH264), one packet a frame at once: no B frames, no look-ahead. One thread at a time. */
final class PictureEncoder implements AutoCloseable {
    private final AVCodecContext codec;
    private final SwsContext scaler;
    private final AVFrame pixels;
    private final AVFrame planes;
    private final AVPacket packet = av_packet_alloc();

    @MustBeClosed
    PictureEncoder(int bitsPerSecond, int keyFrameSeconds) throws NativeFault {
        codec = avcodec_alloc_context3(avcodec_find_encoder_by_name("libopenh264"));
        codec.width(Programme.WIDTH).height(Programme.HEIGHT).pix_fmt(AV_PIX_FMT_YUV420P);
        codec.time_base().num(1).den(DrillTimetable.FRAME_RATE);
        codec.framerate().num(DrillTimetable.FRAME_RATE).den(1);
        codec.gop_size(keyFrameSeconds * DrillTimetable.FRAME_RATE)
                .max_b_frames(0)
                .thread_count(1);
        codec.bit_rate(bitsPerSecond).flags(codec.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
        codec.colorspace(AVCOL_SPC_BT709).color_primaries(AVCOL_PRI_BT709);
        codec.color_trc(AVCOL_TRC_BT709).color_range(AVCOL_RANGE_MPEG);
        av_opt_set(codec.priv_data(), "rc_mode", "bitrate", 0);
        av_opt_set(codec.priv_data(), "allow_skip_frames", "0", 0);
        NativeFault.check(avcodec_open2(codec, null, (AVDictionary) null), "Cannot open the H.264 encoder");
        scaler = sws_getContext(
                Programme.WIDTH,
                Programme.HEIGHT,
                AV_PIX_FMT_BGR0,
                Programme.WIDTH,
                Programme.HEIGHT,
                AV_PIX_FMT_YUV420P,
                SWS_POINT,
                null,
                null,
                (DoublePointer) null);
        IntPointer coefficients = sws_getCoefficients(SWS_CS_ITU709);
        sws_setColorspaceDetails(scaler, coefficients, 1, coefficients, 0, 0, 1 << 16, 1 << 16);
        pixels = frame(AV_PIX_FMT_BGR0);
        planes = frame(AV_PIX_FMT_YUV420P);
    }

    AVCodecContext codec() {
        return codec;
    }

    /** The packet of the frame, valid until the next call; its times count frames. */
    AVPacket encode(int[] picture, int frame) throws NativeFault {
        int stride = pixels.linesize(0) / Integer.BYTES;
        try (IntPointer target = new IntPointer(pixels.data(0)).capacity((long) stride * Programme.HEIGHT)) {
            for (int y = 0; y < Programme.HEIGHT; y++) {
                target.position((long) y * stride).put(picture, y * Programme.WIDTH, Programme.WIDTH);
            }
        }
        NativeFault.check(av_frame_make_writable(planes), "No memory for a picture");
        NativeFault.check(sws_scale_frame(scaler, planes, pixels), "Cannot convert a picture");
        planes.pts(frame);
        NativeFault.check(avcodec_send_frame(codec, planes), "Cannot encode a picture");
        NativeFault.check(avcodec_receive_packet(codec, packet), "The H.264 encoder gave no packet for a picture");
        return packet;
    }

    @Override
    public void close() {
        av_packet_free(packet);
        av_frame_free(pixels);
        av_frame_free(planes);
        sws_freeContext(scaler);
        avcodec_free_context(codec);
    }

    private static AVFrame frame(int format) throws NativeFault {
        AVFrame frame = av_frame_alloc();
        frame.format(format).width(Programme.WIDTH).height(Programme.HEIGHT);
        NativeFault.check(av_frame_get_buffer(frame, 0), "No memory for a picture");
        return frame;
    }
}
