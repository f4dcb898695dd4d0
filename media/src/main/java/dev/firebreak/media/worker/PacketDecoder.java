package dev.firebreak.media.worker;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.media.decode.DecodeLimits;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Owns a decoder and the frame that it decodes into. Times are µs. All calls within the stream's {@link NativeTurn}. */
final class PacketDecoder implements AutoCloseable {
    private final AVCodecContext context;
    private final AVFrame frame = avutil.av_frame_alloc();

    private PacketDecoder(AVCodecContext context) {
        this.context = context;
    }

    /** Throws {@link Failure} where FFmpeg has no such decoder, or the parameters break a limit. */
    @MustBeClosed
    static PacketDecoder open(AVCodecParameters parameters, String name) throws Failure {
        AVCodec codec = avcodec.avcodec_find_decoder(parameters.codec_id());
        String codecName = avcodec.avcodec_get_name(parameters.codec_id()).getString();
        if (codec == null) {
            throw Failure.badMedia(name, "at the start", "there is no decoder for " + codecName);
        }
        AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
        avcodec.avcodec_parameters_to_context(context, parameters);
        context.thread_count(1);
        context.max_pixels(DecodeLimits.MAX_PIXELS);
        context.pkt_timebase().num(1).den(1_000_000);
        int code = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
        if (code < 0) {
            avcodec.avcodec_free_context(context);
            throw Failure.badMedia(name, "at the start", codecName + " cannot be decoded: " + Failure.text(code));
        }
        return new PacketDecoder(context);
    }

    String codec() {
        return avcodec.avcodec_get_name(context.codec_id()).getString();
    }

    /** Pixels as coded; 0 before the decoder knows. */
    int width() {
        return context.width();
    }

    int height() {
        return context.height();
    }

    /** Hz; 0 before the decoder knows. */
    int sampleRate() {
        return context.sample_rate();
    }

    int channels() {
        return context.ch_layout().nb_channels();
    }

    /** Which frames the decoder may leave out: FFmpeg's AVDISCARD values. */
    void skip(int frames, int loopFilter) {
        context.skip_frame(frames);
        context.skip_loop_filter(loopFilter);
    }

    /** Gives the decoder a packet, or null to get what it holds back. False where it refuses. */
    boolean send(@Nullable AVPacket packet) {
        return avcodec.avcodec_send_packet(context, packet) >= 0;
    }

    /** The next decoded frame, valid until the next call; null when there is none. */
    @Nullable
    AVFrame receive() {
        return avcodec.avcodec_receive_frame(context, frame) >= 0 ? frame : null;
    }

    /** Forgets everything; the next packet must be one at which decoding can start. */
    void flush() {
        avcodec.avcodec_flush_buffers(context);
    }

    @Override
    public void close() {
        avutil.av_frame_free(frame);
        avcodec.avcodec_free_context(context);
    }
}
