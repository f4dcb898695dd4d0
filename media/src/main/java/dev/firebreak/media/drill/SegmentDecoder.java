package dev.firebreak.media.drill;

import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** Decodes every picture of one MPEG-TS segment and reads its stamp. Only for a child process: the bytes are a stranger's. */
final class SegmentDecoder {
    private static final int BUFFER = 64 << 10;

    private SegmentDecoder() {}

    static StampedSegment stamps(byte[] segment) {
        List<Stamp> stamps = new ArrayList<>();
        int unreadable = 0;
        try (Bytes bytes = new Bytes(segment);
                ClipDemuxer demuxer = ClipDemuxer.transportStream(bytes.context)) {
            AVStream stream = demuxer.choose(AVMEDIA_TYPE_VIDEO);
            if (stream == null) {
                return new StampedSegment(stamps, unreadable, true);
            }
            try (ClipTrack track = new ClipTrack(demuxer, stream)) {
                while (track.next()) {
                    if (stamps.size() + unreadable == StampReader.MAX_PICTURES) {
                        return new StampedSegment(stamps, unreadable, false);
                    }
                    Optional<Stamp> stamp = read(track.frame());
                    stamp.ifPresent(stamps::add);
                    unreadable += stamp.isPresent() ? 0 : 1;
                }
            }
            return new StampedSegment(stamps, unreadable, true);
        } catch (NativeFault fault) {
            return new StampedSegment(stamps, unreadable, false);
        }
    }

    /** The first plane of what H.264 and its like decode to is brightness, a byte a pixel at 8 bits. */
    private static Optional<Stamp> read(AVFrame frame) {
        int width = frame.width();
        int height = frame.height();
        int stride = frame.linesize(0);
        if (stride < width || width > ClipPictures.MAX_SIDE || height > ClipPictures.MAX_SIDE) {
            return Optional.empty();
        }
        int top = FrameStamp.top(height);
        if (top < 0) {
            return Optional.empty();
        }
        byte[] rows = new byte[(height - top) * stride];
        try (BytePointer plane = new BytePointer(frame.data(0)).capacity((long) stride * height)) {
            plane.position((long) top * stride).get(rows, 0, (height - top - 1) * stride + width);
        }
        return FrameStamp.read(width, height, (x, y) -> rows[(y - top) * stride + x] & 0xff);
    }

    /** Lets FFmpeg read an array. */
    private static final class Bytes extends Read_packet_Pointer_BytePointer_int {
        private final byte[] bytes;
        private final AVIOContext context;
        private int used;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
            context = avio_alloc_context(
                    new BytePointer(av_malloc(BUFFER)).capacity(BUFFER), BUFFER, 0, null, this, null, null);
        }

        @Override
        public int call(Pointer opaque, BytePointer target, int size) {
            int part = Math.min(size, bytes.length - used);
            if (part <= 0) {
                return AVERROR_EOF();
            }
            target.capacity(size).put(bytes, used, part);
            used += part;
            return part;
        }

        @Override
        public void close() {
            av_free(context.buffer());
            avio_context_free(context);
            super.close();
        }
    }
}
