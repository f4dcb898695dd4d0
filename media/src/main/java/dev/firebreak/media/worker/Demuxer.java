package dev.firebreak.media.worker;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.DecodeLimits;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** Owns an open container. All calls within the stream's {@link NativeTurn}. */
final class Demuxer implements AutoCloseable {
    private final AVFormatContext format;
    private final BytePointer key;

    private Demuxer(AVFormatContext format, BytePointer key) {
        this.format = format;
        this.key = key;
    }

    /** Opens a file or an address and finds out what it holds. */
    @MustBeClosed
    static Demuxer ofSource(SourceAddress source, Deadline deadline) throws Failure {
        BytePointer key = new BytePointer(1);
        NativeCallbacks.register(key, deadline);
        AVFormatContext format = avformat.avformat_alloc_context();
        format.interrupt_callback().callback(NativeCallbacks.INTERRUPTER).opaque(key);
        AVDictionary options = options();
        avutil.av_dict_set(options, "protocol_whitelist", source.protocols(), 0);
        avutil.av_dict_set(options, "format_whitelist", source.formats(), 0);
        if (source.location().startsWith("rtsp")) {
            avutil.av_dict_set(options, "rtsp_transport", "tcp", 0);
        }
        int code = avformat.avformat_open_input(format, source.location(), null, options);
        avutil.av_dict_free(options);
        if (code < 0) {
            NativeCallbacks.forget(key);
            throw refused(source, deadline, code);
        }
        Demuxer demuxer = new Demuxer(format, key);
        try {
            demuxer.findTracks(source, deadline);
        } catch (Failure e) {
            demuxer.close();
            throw e;
        }
        return demuxer;
    }

    private void findTracks(SourceAddress source, Deadline deadline) throws Failure {
        int code = avformat.avformat_find_stream_info(format, (AVDictionary) null);
        if (code < 0) {
            throw refused(source, deadline, code);
        }
        if (format.nb_streams() > DecodeLimits.MAX_TRACKS) {
            throw Failure.badMedia(
                    source.shown(), "at the start", "it has more than " + DecodeLimits.MAX_TRACKS + " tracks");
        }
    }

    private static AVDictionary options() {
        AVDictionary options = new AVDictionary(null);
        avutil.av_dict_set_int(options, "probesize", DecodeLimits.PROBE_BYTES, 0);
        avutil.av_dict_set_int(options, "analyzeduration", DecodeLimits.PROBE_TIME.toNanos() / 1000, 0);
        avutil.av_dict_set_int(options, "max_streams", DecodeLimits.MAX_TRACKS, 0);
        return options;
    }

    private static Failure refused(SourceAddress source, Deadline deadline, int code) {
        String why = Failure.text(code);
        if (deadline.isClosed()) {
            return new Failure(new DecodeEnd.Closed());
        }
        if (source.network() && code != avutil.AVERROR_INVALIDDATA()) {
            String late = deadline.passed() ? "no answer in time" : why;
            return new Failure(new DecodeEnd.SourceGone(source.shown() + " could not be opened: " + late));
        }
        return Failure.badMedia(source.shown(), "at the start", "not recognised as media that is supported: " + why);
    }

    /** Reads the next packet into {@code packet}; 0, or FFmpeg's error code. */
    int read(AVPacket packet) {
        return avformat.av_read_frame(format, packet);
    }

    AVStream stream(int index) {
        return format.streams(index);
    }

    /** Reads nothing but one track, and of that key frames alone where the container can tell them. */
    void keep(int index, boolean keyFramesOnly) {
        for (int i = 0; i < streams(); i++) {
            int wanted = keyFramesOnly ? avcodec.AVDISCARD_NONKEY : avcodec.AVDISCARD_DEFAULT;
            stream(i).discard(i == index ? wanted : avcodec.AVDISCARD_ALL);
        }
    }

    int streams() {
        return format.nb_streams();
    }

    /** The index of the best track of a type, or -1. Cover art is none. */
    int best(int mediaType) {
        int index =
                avformat.av_find_best_stream(format, mediaType, -1, -1, (org.bytedeco.ffmpeg.avcodec.AVCodec) null, 0);
        if (index < 0 || (stream(index).disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0) {
            return -1;
        }
        boolean decodable =
                avcodec.avcodec_find_decoder(stream(index).codecpar().codec_id()) != null;
        return decodable ? index : -1;
    }

    String container() {
        return format.iformat().name().getString();
    }

    /** False for a live playlist whose source went away without having said that it ends. Asks the source. */
    boolean endedWell(SourceAddress source) {
        return !container().equals("hls") || new LivePlaylist(source, format.interrupt_callback()).ended();
    }

    /** µs, or {@link Long#MIN_VALUE} where unknown. */
    long startMicros() {
        return format.start_time();
    }

    /** µs, or a negative number where unknown. */
    long durationMicros() {
        return format.duration();
    }

    int seek(long micros) {
        return avformat.av_seek_frame(format, -1, micros, avformat.AVSEEK_FLAG_BACKWARD);
    }

    @Override
    public void close() {
        avformat.avformat_close_input(format);
        NativeCallbacks.forget(key);
        key.close();
    }
}
