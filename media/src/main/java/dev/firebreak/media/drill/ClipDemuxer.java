package dev.firebreak.media.drill;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import com.google.errorprone.annotations.MustBeClosed;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** A clip's packets, track by track: what is read on the way to the one asked for waits for its own turn. */
final class ClipDemuxer implements AutoCloseable {
    /** Packets that wait for one track while another is read; more means that a clip is not interleaved. */
    static final int MAX_WAITING = 5000;

    private final AVFormatContext format;
    private final Map<Integer, Deque<AVPacket>> waiting = new HashMap<>();

    @MustBeClosed
    private ClipDemuxer(AVFormatContext format, String address, @Nullable AVInputFormat expected) throws NativeFault {
        this.format = format;
        AVDictionary options = new AVDictionary(null);
        try {
            av_dict_set(options, "protocol_whitelist", "file", 0);
            NativeFault.check(avformat_open_input(format, address, expected, options), "It cannot be read");
            NativeFault.check(avformat_find_stream_info(format, (PointerPointer<?>) null), "It is no media");
        } catch (NativeFault fault) {
            close();
            throw fault;
        } finally {
            av_dict_free(options);
        }
    }

    /** Opens a file of any kind; nothing else is opened, whatever the file names. */
    @MustBeClosed
    static ClipDemuxer file(Path file) throws NativeFault {
        return new ClipDemuxer(new AVFormatContext(null), "file:" + file, null);
    }

    /** Opens an MPEG transport stream that is read through {@code bytes}, which stays the caller's. */
    @MustBeClosed
    static ClipDemuxer transportStream(AVIOContext bytes) throws NativeFault {
        AVFormatContext format = avformat_alloc_context();
        format.pb(bytes);
        return new ClipDemuxer(format, "", av_find_input_format("mpegts"));
    }

    /** The track of a kind that a player would choose, or null when there is none; its packets are kept from now on. */
    @Nullable
    AVStream choose(int mediaType) {
        int index = av_find_best_stream(format, mediaType, -1, -1, (PointerPointer<?>) null, 0);
        if (index < 0) {
            return null;
        }
        waiting.put(index, new ArrayDeque<>());
        return format.streams(index);
    }

    /** When the clip's first moment is, in seconds of its own clock. */
    double startSeconds() {
        return format.start_time() == AV_NOPTS_VALUE ? 0 : (double) format.start_time() / AV_TIME_BASE;
    }

    /** The next packet of a chosen track, which the caller frees; null after the last. */
    @Nullable
    AVPacket next(int index) throws NativeFault {
        Deque<AVPacket> mine = waiting.get(index);
        if (mine == null) {
            throw new IllegalArgumentException("Track " + index + " was not chosen");
        }
        while (mine.isEmpty()) {
            AVPacket packet = av_packet_alloc();
            int code = av_read_frame(format, packet);
            Deque<AVPacket> queue = code < 0 ? null : waiting.get(packet.stream_index());
            if (queue == null) {
                av_packet_free(packet);
            } else {
                queue.addLast(packet);
            }
            if (code == AVERROR_EOF()) {
                return null;
            }
            NativeFault.check(code, "The clip is damaged");
            if (queue != null && queue.size() > MAX_WAITING) {
                throw new NativeFault("The clip's pictures and sound are too far apart in the file");
            }
        }
        return mine.removeFirst();
    }

    @Override
    public void close() {
        waiting.values().forEach(queue -> queue.forEach(packet -> av_packet_free(packet)));
        waiting.clear();
        avformat_close_input(format);
    }
}
