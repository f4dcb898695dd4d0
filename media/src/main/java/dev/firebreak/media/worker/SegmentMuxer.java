package dev.firebreak.media.worker;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.core.segment.SegmentFormat;
import dev.firebreak.media.timeline.Track;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** Owns one segment that is being written, in memory. All calls within the stream's {@link NativeTurn}. */
final class SegmentMuxer implements AutoCloseable {
    /** Media time 0 in a transport stream: ten seconds, so that nothing is negative. */
    private static final long BASE_MICROS = 10_000_000;

    private static final Set<Integer> IN_TRANSPORT_STREAM = Set.of(
            avcodec.AV_CODEC_ID_H264,
            avcodec.AV_CODEC_ID_HEVC,
            avcodec.AV_CODEC_ID_MPEG1VIDEO,
            avcodec.AV_CODEC_ID_MPEG2VIDEO,
            avcodec.AV_CODEC_ID_MPEG4,
            avcodec.AV_CODEC_ID_AAC,
            avcodec.AV_CODEC_ID_MP2,
            avcodec.AV_CODEC_ID_MP3,
            avcodec.AV_CODEC_ID_AC3,
            avcodec.AV_CODEC_ID_EAC3);

    private final AVFormatContext format;
    private final AVIOContext io;
    private final long base;
    private final Map<Track, AVStream> streams = new EnumMap<>(Track.class);
    private boolean finished;
    private long size;

    private SegmentMuxer(AVFormatContext format, AVIOContext io, long base) {
        this.format = format;
        this.io = io;
        this.base = base;
    }

    /** The container that can carry these tracks. */
    static SegmentFormat formatFor(Map<Track, AVCodecParameters> tracks) {
        boolean all = tracks.values().stream().allMatch(each -> IN_TRANSPORT_STREAM.contains(each.codec_id()));
        return all ? SegmentFormat.MPEG_TS : SegmentFormat.MATROSKA;
    }

    @MustBeClosed
    static SegmentMuxer open(Map<Track, AVCodecParameters> tracks, String source) throws Failure {
        boolean transport = formatFor(tracks) == SegmentFormat.MPEG_TS;
        AVFormatContext format = new AVFormatContext(null);
        avformat.avformat_alloc_output_context2(format, null, transport ? "mpegts" : "matroska", null);
        AVIOContext io = new AVIOContext(null);
        avformat.avio_open_dyn_buf(io);
        format.pb(io);
        format.flags(format.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
        format.avoid_negative_ts(0);
        SegmentMuxer muxer = new SegmentMuxer(format, io, transport ? BASE_MICROS : 0);
        tracks.forEach((track, parameters) -> {
            AVStream stream = avformat.avformat_new_stream(format, null);
            avcodec.avcodec_parameters_copy(stream.codecpar(), parameters);
            stream.codecpar().codec_tag(0);
            muxer.streams.put(track, stream);
        });
        AVDictionary options = new AVDictionary(null);
        avutil.av_dict_set(options, "mpegts_copyts", "1", 0);
        int code = avformat.avformat_write_header(format, options);
        avutil.av_dict_free(options);
        if (code < 0) {
            muxer.close();
            throw Failure.badMedia(source, "cutting it into segments", Failure.text(code));
        }
        return muxer;
    }

    /** Writes a copy of {@code packet}, whose times are µs. False where the container refuses it. */
    boolean write(Track track, AVPacket packet) {
        AVPacket copy = avcodec.av_packet_clone(packet);
        if (copy == null) {
            return false;
        }
        AVStream stream = Objects.requireNonNull(streams.get(track));
        copy.stream_index(stream.index());
        copy.pts(copy.pts() + base);
        copy.dts(copy.dts() + base);
        avcodec.av_packet_rescale_ts(copy, MICROS, stream.time_base());
        int code = avformat.av_write_frame(format, copy);
        size += packet.size();
        avcodec.av_packet_free(copy);
        return code >= 0;
    }

    long size() {
        return size;
    }

    /** Ends the segment and returns its bytes. */
    byte[] finish() {
        avformat.av_write_trailer(format);
        return release();
    }

    private byte[] release() {
        finished = true;
        BytePointer buffer = new BytePointer((Pointer) null);
        int length = avformat.avio_close_dyn_buf(io, buffer);
        byte[] bytes = new byte[Math.max(0, length)];
        if (length > 0) {
            buffer.get(bytes);
        }
        avutil.av_free(buffer);
        return bytes;
    }

    @Override
    public void close() {
        if (!finished) {
            release();
        }
        format.pb(null);
        avformat.avformat_free_context(format);
    }

    private static final AVRational MICROS = new AVRational().num(1).den(1_000_000);
}
