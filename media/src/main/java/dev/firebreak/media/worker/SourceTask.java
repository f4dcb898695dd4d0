package dev.firebreak.media.worker;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.DecodeLimits;
import dev.firebreak.media.timeline.MediaTimeline;
import dev.firebreak.media.timeline.Track;
import dev.firebreak.media.wire.Order;
import dev.firebreak.media.wire.Order.Resume;
import dev.firebreak.media.wire.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Opens a file or an address, cuts it into segments and decodes it: a file as fast as analysis follows, a live source as it comes. */
final class SourceTask extends StreamTask implements Runnable {
    private final SourceAddress source;
    private final Deadline deadline = new Deadline();
    private final AnalysisGate gate;
    private final Map<Track, Integer> indexes = new EnumMap<>(Track.class);
    private final Map<Track, AVCodecParameters> tracks = new EnumMap<>(Track.class);
    private volatile boolean live;
    private volatile boolean over;
    private boolean truncated;
    private long lastMicros;

    SourceTask(int stream, String name, SourceAddress source, NativeTurn turn, Resume resume, Outbox outbox) {
        super(stream, name, turn, resume, outbox);
        this.source = source;
        this.live = source.network();
        this.gate = new AnalysisGate(resume.mediaNanos() / 1000);
    }

    @Override
    void order(Order order) {
        switch (order) {
            case Order.Demand demand -> {
                long from = demand.fromNanos() / 1000;
                demands.ask(demand.demand(), live ? from : Math.max(from, gate.horizonMicros()));
            }
            case Order.Acknowledge acknowledge -> gate.analysed(acknowledge.upToNanos() / 1000);
            case Order.Close ignored -> {
                deadline.close();
                gate.close();
            }
            case Order.Feed ignored -> throw new IllegalStateException("A source is not fed");
            case Order.End ignored -> throw new IllegalStateException("A source is not fed");
            case Order.OpenFeed ignored -> throw new IllegalStateException("Opened twice");
            case Order.OpenSource ignored -> throw new IllegalStateException("Opened twice");
        }
    }

    @Override
    void note(Report report) {
        switch (report) {
            case Report.Picture picture -> gate.sent(picture.frame().at().toNanos() / 1000);
            case Report.Heard heard -> gate.sent(heard.sound().end().toNanos() / 1000);
            default -> {}
        }
        super.note(report);
    }

    @Override
    boolean isOver() {
        return over;
    }

    /** Decodes to the end, on a thread of its own. */
    @Override
    public void run() {
        DecodeEnd end;
        try {
            end = decode();
        } catch (Failure e) {
            end = e.end();
        } catch (RuntimeException e) {
            end = failed(e);
        }
        over = true;
        sendEnd(end);
    }

    private DecodeEnd decode() throws Failure {
        try (Demuxer demuxer = open();
                Decoding decoding = new Decoding(turn, stream, name, demands, resume, drops, this::note)) {
            findTracks(demuxer, decoding);
            MediaTimeline timeline = begin(demuxer);
            try (PacketOrder order = new PacketOrder(has(Track.PICTURE), has(Track.SOUND));
                    SourceSegments segments = segments()) {
                return decodeAll(demuxer, decoding, timeline, order, segments);
            }
        }
    }

    @MustBeClosed
    private Demuxer open() throws Failure {
        deadline.in(DecodeLimits.OPEN_TIMEOUT);
        if (source.network()) {
            return Demuxer.ofSource(source, deadline); // FFmpeg waits inside: not in turn
        }
        requireFile();
        turn.enter(stream);
        try {
            return Demuxer.ofSource(source, deadline);
        } finally {
            turn.exit();
        }
    }

    private void requireFile() throws Failure {
        Path file = Path.of(source.shown());
        try {
            if (!Files.isRegularFile(file)) {
                String why = Files.exists(file) ? " is no file" : " does not exist";
                throw new Failure(new DecodeEnd.SourceGone(file + why));
            }
            if (Files.size(file) == 0) {
                throw Failure.badMedia(source.shown(), "at the start", "the file is empty");
            }
        } catch (IOException e) {
            throw new Failure(new DecodeEnd.SourceGone(file + " cannot be read: " + e.getMessage()));
        }
    }

    @MustBeClosed
    private SourceSegments segments() {
        long after = source.network() ? 0 : resume.mediaNanos() / 1000;
        return new SourceSegments(stream, source.shown(), tracks, after, source.network() && resumed(), this::note);
    }

    private boolean resumed() {
        return resume.mediaNanos() > 0;
    }

    private void findTracks(Demuxer demuxer, Decoding decoding) throws Failure {
        findTrack(demuxer, decoding, Track.PICTURE, avutil.AVMEDIA_TYPE_VIDEO);
        findTrack(demuxer, decoding, Track.SOUND, avutil.AVMEDIA_TYPE_AUDIO);
        if (tracks.isEmpty()) {
            throw Failure.badMedia(
                    source.shown(), "at the start", "it holds neither pictures nor sound that can be decoded");
        }
        live = source.network() && demuxer.durationMicros() <= 0;
        if (!resumed()) {
            note(new Report.Opened(stream, decoding.info(demuxer.container(), demuxer.durationMicros())));
        }
        send();
    }

    private void findTrack(Demuxer demuxer, Decoding decoding, Track track, int type) throws Failure {
        int index = demuxer.best(type);
        if (index < 0) {
            return;
        }
        AVCodecParameters parameters = demuxer.stream(index).codecpar();
        long pixels = (long) parameters.width() * parameters.height();
        if (track == Track.PICTURE && pixels > DecodeLimits.MAX_PIXELS) {
            throw Failure.badMedia(
                    source.shown(),
                    "at the start",
                    "its pictures have %d x %d pixels, more than the limit of %d"
                            .formatted(parameters.width(), parameters.height(), DecodeLimits.MAX_PIXELS));
        }
        decoding.open(track, parameters);
        indexes.put(track, index);
        tracks.put(track, parameters);
    }

    private boolean has(Track track) {
        return tracks.containsKey(track);
    }

    /** Where media time 0 lies in the source's clock, and for a file that was interrupted: the seek to where it goes on. */
    private MediaTimeline begin(Demuxer demuxer) throws Failure {
        long start = demuxer.startMicros() == avutil.AV_NOPTS_VALUE ? 0 : demuxer.startMicros();
        long media = resume.mediaNanos() / 1000;
        if (source.network()) {
            return new MediaTimeline(media - start, media);
        }
        if (media > 0) {
            turn.run(stream, false, () -> demuxer.seek(start + media));
        }
        return new MediaTimeline(-start, media);
    }

    private DecodeEnd decodeAll(
            Demuxer demuxer, Decoding decoding, MediaTimeline timeline, PacketOrder order, SourceSegments segments)
            throws Failure {
        boolean more = true;
        while (more) {
            more = readInto(demuxer, timeline, order, segments);
            PacketOrder.Entry entry = order.next(live || !more);
            while (entry != null) {
                if (!decodeEntry(entry, decoding, segments)) {
                    return new DecodeEnd.Closed();
                }
                entry = order.next(live || !more);
            }
        }
        decoding.finish();
        turn.run(stream, false, () -> {
            segments.finish();
            return true;
        });
        send();
        if (live && !truncated && !deadline.isClosed()) {
            deadline.in(DecodeLimits.OPEN_TIMEOUT);
            truncated = !turn.run(stream, true, () -> demuxer.endedWell(source));
        }
        return end(decoding);
    }

    private DecodeEnd end(Decoding decoding) {
        if (deadline.isClosed()) {
            return new DecodeEnd.Closed();
        }
        Duration reached = Duration.ofNanos(decoding.endMicros() * 1000);
        if (decoding.decoded() == 0) {
            String where = "after %d packets that could not be decoded".formatted(drops.damaged());
            return new DecodeEnd.BadMedia(source.shown(), where, "nothing in it could be decoded");
        }
        if (source.network() && truncated) {
            return new DecodeEnd.SourceGone(source.shown() + " stopped sending after " + reached.toSeconds() + " s");
        }
        return new DecodeEnd.Finished(reached, drops.damaged(), truncated);
    }

    /** Reads one packet into {@code order}; false at the end of the source. */
    private boolean readInto(Demuxer demuxer, MediaTimeline timeline, PacketOrder order, SourceSegments segments)
            throws Failure {
        AVPacket packet = avcodec.av_packet_alloc();
        deadline.in(DecodeLimits.READ_TIMEOUT);
        int code = turn.run(stream, source.network(), () -> demuxer.read(packet));
        if (code < 0) {
            avcodec.av_packet_free(packet);
            truncated = code != avutil.AVERROR_EOF();
            return code == avutil.AVERROR_EAGAIN();
        }
        @Nullable Track track = trackAt(packet.stream_index());
        if (track == null) {
            avcodec.av_packet_free(packet);
            return true;
        }
        AVStream from = demuxer.stream(packet.stream_index());
        long present = micros(packet.pts(), from.time_base(), Long.MIN_VALUE);
        long decode = micros(packet.dts(), from.time_base(), present);
        if (decode == Long.MIN_VALUE) {
            decode = lastMicros + 33_333;
        }
        lastMicros = decode;
        present = present == Long.MIN_VALUE ? decode : present;
        long jumps = timeline.jumps();
        long shift = timeline.shift(track, decode);
        if (timeline.jumps() > jumps) {
            segments.discontinuity();
        }
        times(packet, from.time_base(), decode + shift, present + shift);
        order.add(new PacketOrder.Entry(track, packet, decode + shift));
        return true;
    }

    private @Nullable Track trackAt(int index) {
        return indexes.entrySet().stream()
                .filter(each -> each.getValue() == index)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** False once the stream is closed. */
    private boolean decodeEntry(PacketOrder.Entry entry, Decoding decoding, SourceSegments segments) throws Failure {
        try {
            if (!live && !gate.await(entry.decodeMicros())) {
                return false;
            }
            turn.run(stream, false, () -> {
                segments.packet(entry.track(), entry.packet());
                return true;
            });
            decoding.packet(entry.track(), entry.packet(), entry.decodeMicros());
            drops.take(stream).forEach(this::note);
            send();
            return !deadline.isClosed();
        } finally {
            avcodec.av_packet_free(entry.packet());
        }
    }
}
