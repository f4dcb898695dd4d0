package dev.firebreak.media.drill;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_network_init;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open2;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import com.google.errorprone.annotations.MustBeClosed;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.Pointer;

/** One publish over RTMP: each packet is on the connection when its write returns. One thread at a time. */
final class RtmpOutput implements AutoCloseable {
    /** A server that takes no bytes for as long is given up. */
    static final Duration STALL = Duration.ofSeconds(10);

    /** AAC begins before the sound does: everything is shifted by as much, so that no time is negative. */
    private static final int SHIFT = SoundEncoder.BLOCK;

    private final AVFormatContext format = new AVFormatContext(null);
    private final AVIOContext connection = new AVIOContext(null);
    private final AVIOInterruptCB interrupt = new AVIOInterruptCB();
    private final AVRational samples = new AVRational().num(1).den(DrillTimetable.SAMPLE_RATE);
    private final Impatience impatience;
    private final AVStream pictures;
    private final AVStream sound;
    private boolean open;

    /** Connects and begins to publish. */
    @MustBeClosed
    RtmpOutput(String address, AVCodecContext pictureCodec, AVCodecContext soundCodec, BooleanSupplier stopped)
            throws NativeFault {
        avformat_network_init();
        NativeFault.check(avformat_alloc_output_context2(format, null, "flv", null), "No FLV");
        impatience = new Impatience(stopped);
        pictures = stream(pictureCodec);
        sound = stream(soundCodec);
        interrupt.callback(impatience);
        format.flush_packets(1);
        AVDictionary options = new AVDictionary(null);
        try {
            av_dict_set(options, "tcp_nodelay", "1", 0);
            impatience.begin();
            NativeFault.check(
                    avio_open2(connection, address, AVIO_FLAG_WRITE, interrupt, options), "The stream is not taken");
            open = true;
            format.pb(connection);
            av_dict_set(options, "flvflags", "no_duration_filesize", 0);
            NativeFault.check(avformat_write_header(format, options), "The stream's head cannot be sent");
        } catch (NativeFault fault) {
            close();
            throw fault;
        } finally {
            av_dict_free(options);
        }
    }

    void writePicture(AVPacket packet) throws NativeFault {
        packet.pts(packet.pts() * DrillTimetable.SAMPLES_PER_FRAME);
        packet.dts(packet.pts());
        packet.duration(DrillTimetable.SAMPLES_PER_FRAME);
        write(packet, pictures);
    }

    void writeSound(AVPacket packet) throws NativeFault {
        write(packet, sound);
    }

    /** Says goodbye. */
    void finish() {
        impatience.begin();
        av_write_trailer(format);
    }

    @Override
    public void close() {
        if (open) {
            impatience.begin();
            avio_closep(connection);
        }
        avformat_free_context(format);
        interrupt.close();
        impatience.close();
    }

    private void write(AVPacket packet, AVStream stream) throws NativeFault {
        packet.stream_index(stream.index());
        packet.pts(packet.pts() + SHIFT);
        packet.dts(packet.dts() + SHIFT);
        av_packet_rescale_ts(packet, samples, stream.time_base());
        impatience.begin();
        NativeFault.check(av_write_frame(format, packet), "The connection ended");
    }

    private AVStream stream(AVCodecContext codec) throws NativeFault {
        AVStream stream = avformat_new_stream(format, null);
        NativeFault.check(avcodec_parameters_from_context(stream.codecpar(), codec), "No memory for a stream");
        stream.time_base().num(1).den(1000);
        return stream;
    }

    /** Ends a call that hangs, or that is not wanted any more. */
    private static final class Impatience extends AVIOInterruptCB.Callback_Pointer {
        private final BooleanSupplier stopped;
        private long since = System.nanoTime();

        Impatience(BooleanSupplier stopped) {
            this.stopped = stopped;
        }

        void begin() {
            since = System.nanoTime();
        }

        @Override
        public int call(Pointer opaque) {
            return stopped.getAsBoolean() || System.nanoTime() - since > STALL.toNanos() ? 1 : 0;
        }
    }
}
