package dev.firebreak.media.drill;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import com.google.errorprone.annotations.MustBeClosed;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** One track of a clip, decoded frame by frame. */
final class ClipTrack implements AutoCloseable {
    private final ClipDemuxer demuxer;
    private final AVStream stream;
    private final AVCodecContext codec;
    private final AVFrame frame = av_frame_alloc();

    @MustBeClosed
    ClipTrack(ClipDemuxer demuxer, AVStream stream) throws NativeFault {
        this.demuxer = demuxer;
        this.stream = stream;
        AVCodec decoder = avcodec_find_decoder(stream.codecpar().codec_id());
        if (decoder == null || decoder.isNull()) {
            throw new NativeFault("The clip has a codec that cannot be decoded here");
        }
        codec = avcodec_alloc_context3(decoder);
        NativeFault.check(avcodec_parameters_to_context(codec, stream.codecpar()), "The clip's codec is unknown");
        codec.thread_count(1);
        NativeFault.check(avcodec_open2(codec, decoder, (AVDictionary) null), "The clip's codec cannot be opened");
    }

    /** Decodes the next frame into {@link #frame}; false after the last. Damaged packets are passed over. */
    boolean next() throws NativeFault {
        int code = avcodec_receive_frame(codec, frame);
        while (code == AVERROR_EAGAIN()) {
            AVPacket packet = demuxer.next(stream.index());
            int sent = avcodec_send_packet(codec, packet);
            if (packet != null) {
                av_packet_free(packet);
            }
            if (sent != AVERROR_INVALIDDATA()) {
                NativeFault.check(sent, "The clip cannot be decoded");
            }
            code = avcodec_receive_frame(codec, frame);
        }
        if (code == AVERROR_EOF()) {
            return false;
        }
        NativeFault.check(code, "The clip cannot be decoded");
        return true;
    }

    /** The frame decoded last. */
    AVFrame frame() {
        return frame;
    }

    /** When the frame decoded last is shown or heard, in seconds since the clip began; NaN when it does not say. */
    double seconds() {
        long at = frame.best_effort_timestamp();
        if (at == AV_NOPTS_VALUE) {
            return Double.NaN;
        }
        return (double) at * stream.time_base().num() / stream.time_base().den() - demuxer.startSeconds();
    }

    @Override
    public void close() {
        av_frame_free(frame);
        avcodec_free_context(codec);
    }
}
