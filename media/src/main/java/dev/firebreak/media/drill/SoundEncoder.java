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
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;

import com.google.errorprone.annotations.MustBeClosed;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;

/** A programme's sound to AAC (FFmpeg's own encoder), 48 kHz mono. One thread at a time. */
final class SoundEncoder implements AutoCloseable {
    /** Samples a packet. */
    static final int BLOCK = 1024;

    private static final int BITS_PER_SECOND = 128_000;

    private final Programme programme;
    private final AVCodecContext codec;
    private final AVFrame frame = av_frame_alloc();
    private final float[] block = new float[BLOCK];
    private final Deque<AVPacket> ready = new ArrayDeque<>();
    private long fed;
    private long encodedTo = Long.MIN_VALUE;

    @MustBeClosed
    SoundEncoder(Programme programme) throws NativeFault {
        this.programme = programme;
        codec = avcodec_alloc_context3(avcodec_find_encoder_by_name("aac"));
        codec.sample_fmt(AV_SAMPLE_FMT_FLTP).sample_rate(DrillTimetable.SAMPLE_RATE);
        codec.bit_rate(BITS_PER_SECOND).thread_count(1);
        av_channel_layout_default(codec.ch_layout(), 1);
        codec.time_base().num(1).den(DrillTimetable.SAMPLE_RATE);
        codec.flags(codec.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
        av_opt_set(codec.priv_data(), "aac_coder", "fast", 0);
        NativeFault.check(avcodec_open2(codec, null, (AVDictionary) null), "Cannot open the AAC encoder");
        frame.format(AV_SAMPLE_FMT_FLTP).nb_samples(BLOCK).sample_rate(DrillTimetable.SAMPLE_RATE);
        av_channel_layout_default(frame.ch_layout(), 1);
        NativeFault.check(av_frame_get_buffer(frame, 0), "No memory for sound");
    }

    AVCodecContext codec() {
        return codec;
    }

    /**
     * Encodes ahead until every packet that begins at or before {@code sample} is there, and returns them, oldest first; the
     * caller takes them off and frees them. A packet's times count samples; the first begins {@value #BLOCK} before the sound.
     */
    Deque<AVPacket> upTo(long sample) throws NativeFault {
        while (encodedTo <= sample) {
            feed();
        }
        return ready;
    }

    @Override
    public void close() {
        ready.forEach(packet -> av_packet_free(packet));
        av_frame_free(frame);
        avcodec_free_context(codec);
    }

    private void feed() throws NativeFault {
        programme.sound(block);
        NativeFault.check(av_frame_make_writable(frame), "No memory for sound");
        try (FloatPointer target = new FloatPointer(frame.data(0)).capacity(BLOCK)) {
            target.put(block, 0, BLOCK);
        }
        frame.pts(fed);
        fed += BLOCK;
        NativeFault.check(avcodec_send_frame(codec, frame), "Cannot encode sound");
        AVPacket packet = av_packet_alloc();
        int code = avcodec_receive_packet(codec, packet);
        while (code >= 0) {
            encodedTo = packet.pts() + BLOCK;
            ready.addLast(packet);
            packet = av_packet_alloc();
            code = avcodec_receive_packet(codec, packet);
        }
        av_packet_free(packet);
        if (code != AVERROR_EAGAIN()) {
            NativeFault.check(code, "Cannot encode sound");
        }
    }
}
