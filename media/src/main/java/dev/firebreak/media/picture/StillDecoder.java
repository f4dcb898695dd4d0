package dev.firebreak.media.picture;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AV1;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import com.google.errorprone.annotations.MustBeClosed;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Decodes one picture and owns it. */
final class StillDecoder implements AutoCloseable {
    private final AVCodecContext context;
    private final AVFrame frame = av_frame_alloc();

    @MustBeClosed
    StillDecoder(int codecId, @Nullable AVCodecParameters parameters) throws PictureFault {
        AVCodec codec = codec(codecId);
        if (codec == null) {
            throw new PictureFault("There is no decoder for it here");
        }
        context = avcodec_alloc_context3(codec);
        try {
            if (parameters != null) {
                PictureFault.check(avcodec_parameters_to_context(context, parameters), "Its codec is unknown");
            }
            context.thread_count(1);
            context.max_pixels(PictureLimits.MAX_PIXELS);
            PictureFault.check(avcodec_open2(context, codec, (AVDictionary) null), "Its codec cannot be opened");
        } catch (PictureFault fault) {
            close();
            throw fault;
        }
    }

    /** The decoder of AV1 that FFmpeg brings itself needs a graphics card. */
    private static @Nullable AVCodec codec(int codecId) {
        if (codecId == AV_CODEC_ID_AV1) {
            for (String name : new String[] {"libdav1d", "libaom-av1"}) {
                AVCodec codec = avcodec_find_decoder_by_name(name);
                if (codec != null) {
                    return codec;
                }
            }
        }
        return avcodec_find_decoder(codecId);
    }

    /** The first picture of a packet that holds at least one; it stays this decoder's. */
    AVFrame decode(AVPacket packet) throws PictureFault {
        PictureFault.check(avcodec_send_packet(context, packet), "It cannot be decoded");
        int code = avcodec_receive_frame(context, frame);
        if (code < 0) {
            int ended = avcodec_send_packet(context, null);
            code = ended < 0 ? code : avcodec_receive_frame(context, frame);
        }
        PictureFault.check(code, "It holds no picture that can be decoded");
        if ((long) frame.width() * frame.height() > PictureLimits.MAX_PIXELS) {
            throw new PictureFault("It has more than the " + PictureLimits.MAX_PIXELS + " pixels that a picture may");
        }
        return frame;
    }

    @Override
    public void close() {
        av_frame_free(frame);
        avcodec_free_context(context);
    }
}
