package dev.firebreak.media.worker;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.media.decode.DecodeLimits;
import dev.firebreak.media.timeline.Track;
import dev.firebreak.media.wire.Report;
import java.util.Map;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a source's packets into segments without re-encoding: at the first key frame after a second, by time where there are no pictures.
 * Confined to the stream's thread, within its {@link NativeTurn}.
 */
final class SourceSegments implements AutoCloseable {
    private static final long TARGET_MICROS = 1_000_000;
    private static final long MAX_MICROS = DecodeLimits.MAX_SEGMENT.toNanos() / 1000;
    private static final long LAST_PACKET_MICROS = 33_000;

    private final int stream;
    private final String source;
    private final Map<Track, AVCodecParameters> tracks;
    private final Consumer<Report> cuts;
    private final long afterMicros;
    private @Nullable SegmentMuxer open;
    private long offset;
    private long last;
    private boolean breakAtNext;
    private boolean discontinuous;

    /** Nothing before {@code afterMicros} is cut again. */
    @MustBeClosed
    SourceSegments(
            int stream,
            String source,
            Map<Track, AVCodecParameters> tracks,
            long afterMicros,
            boolean resumed,
            Consumer<Report> cuts) {
        this.stream = stream;
        this.source = source;
        this.tracks = tracks;
        this.afterMicros = afterMicros;
        this.breakAtNext = resumed;
        this.cuts = cuts;
    }

    /** The source's clock has jumped: the next segment does not continue this one. */
    void discontinuity() {
        breakAtNext = true;
    }

    /** Takes the next packet, whose times are media time in µs. */
    void packet(Track track, AVPacket packet) throws Failure {
        boolean pictures = tracks.containsKey(Track.PICTURE);
        boolean key = (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
        boolean mayCut = pictures ? track == Track.PICTURE && key : true;
        long at = Math.max(0, packet.pts());
        SegmentMuxer muxer = open;
        if (muxer == null) {
            if (!mayCut || at < afterMicros) {
                return;
            }
            muxer = start(at);
        } else if ((mayCut && (at - offset >= TARGET_MICROS || breakAtNext)) || overLimit(muxer, at)) {
            cut(muxer, Math.max(at, offset + 1000));
            if (!mayCut) {
                breakAtNext = true;
                return; // the rest of this group could not be decoded on its own
            }
            muxer = start(Math.max(at, offset + 1000));
        }
        muxer.write(track, packet);
        last = Math.max(last, at);
    }

    /** Ends the last segment. */
    void finish() {
        SegmentMuxer muxer = open;
        if (muxer != null) {
            cut(muxer, Math.max(last + LAST_PACKET_MICROS, offset + 1000));
        }
    }

    private boolean overLimit(SegmentMuxer muxer, long at) {
        return at - offset >= MAX_MICROS || muxer.size() >= DecodeLimits.MAX_SEGMENT_BYTES;
    }

    @SuppressWarnings("MustBeClosedChecker") // held in a field, closed by cut() or close()
    private SegmentMuxer start(long at) throws Failure {
        SegmentMuxer muxer = SegmentMuxer.open(tracks, source);
        open = muxer;
        offset = at;
        discontinuous = breakAtNext;
        breakAtNext = false;
        last = at;
        return muxer;
    }

    private void cut(SegmentMuxer muxer, long end) {
        byte[] bytes = muxer.finish();
        muxer.close();
        open = null;
        cuts.accept(new Report.Cut(
                stream, offset * 1000, (end - offset) * 1000, SegmentMuxer.formatFor(tracks), discontinuous, bytes));
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
