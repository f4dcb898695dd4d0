package dev.firebreak.media.worker;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.timeline.Track;
import dev.firebreak.media.wire.Order;
import dev.firebreak.media.wire.Order.Resume;
import dev.firebreak.media.wire.Report;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** Decodes a transport stream that the main process feeds as it comes from a publisher. */
final class FeedTask extends StreamTask {
    /** The presentation time of media time 0, as the segmenter writes it. */
    private static final long BASE_TICKS = 900_000;

    private static final long WRAP_TICKS = 1L << 33;
    /** Reports that may wait until the tracks are known. */
    private static final int MAX_WAITING = 24;

    private final FeedInput input;
    private final Map<Integer, Track> tracks = new HashMap<>();
    private boolean opened;

    FeedTask(int stream, String name, NativeTurn turn, Resume resume, Outbox outbox) {
        super(stream, name, turn, resume, outbox);
        this.input = new FeedInput(turn, stream, taken -> outbox.send(List.of(new Report.Taken(stream, taken))));
        this.opened = resume.mediaNanos() > 0;
    }

    @Override
    void order(Order order) {
        switch (order) {
            case Order.Feed feed -> input.offer(feed);
            case Order.End ignored -> input.end();
            case Order.Close ignored -> input.close();
            case Order.Demand demand -> demands.ask(demand.demand(), demand.fromNanos() / 1000);
            case Order.Acknowledge ignored -> {} // live media is not held back
            case Order.OpenFeed ignored -> throw new IllegalStateException("Opened twice");
            case Order.OpenSource ignored -> throw new IllegalStateException("Opened twice");
        }
    }

    @Override
    DecodeEnd decode() throws Failure {
        AVPacket packet = avcodec.av_packet_alloc();
        try (Demuxer demuxer = open();
                Decoding decoding = new Decoding(turn, stream, name, demands, resume, drops, this::note)) {
            while (read(demuxer, packet)) {
                Track track = track(demuxer, decoding, packet.stream_index());
                if (decoding.has(track)) {
                    decodePacket(demuxer, decoding, track, packet);
                }
                avcodec.av_packet_unref(packet);
                sendOnceOpened(demuxer, decoding, false);
            }
            decoding.finish();
            sendOnceOpened(demuxer, decoding, true);
            return input.isClosed()
                    ? new DecodeEnd.Closed()
                    : new DecodeEnd.Finished(Duration.ofNanos(decoding.endMicros() * 1000), drops.damaged(), false);
        } finally {
            avcodec.av_packet_free(packet);
        }
    }

    @MustBeClosed
    private Demuxer open() throws Failure {
        turn.enter(stream);
        try {
            return Demuxer.ofFeed(input, name);
        } finally {
            turn.exit();
        }
    }

    private boolean read(Demuxer demuxer, AVPacket packet) throws Failure {
        return turn.run(stream, false, () -> demuxer.read(packet)) >= 0;
    }

    private Track track(Demuxer demuxer, Decoding decoding, int index) throws Failure {
        Track known = tracks.get(index);
        if (known != null) {
            return known;
        }
        AVStream from = demuxer.stream(index);
        Track track = trackOf(from);
        tracks.put(index, track);
        if (!decoding.has(track)) {
            decoding.open(track, from.codecpar());
        }
        return track;
    }

    private void decodePacket(Demuxer demuxer, Decoding decoding, Track track, AVPacket packet) {
        AVStream from = demuxer.stream(packet.stream_index());
        long present = packet.pts() == avutil.AV_NOPTS_VALUE ? packet.dts() : packet.pts();
        if (present == avutil.AV_NOPTS_VALUE) {
            return;
        }
        long decode = packet.dts() == avutil.AV_NOPTS_VALUE ? present : packet.dts();
        long expected = input.segmentOffsetMicros() * 9 / 100;
        times(packet, from.time_base(), mediaMicros(decode, expected), mediaMicros(present, expected));
        decoding.packet(track, packet, packet.dts());
    }

    /** Media time of a 33-bit timestamp that lies near {@code expectedTicks}. */
    static long mediaMicros(long ticks, long expectedTicks) {
        long off = Math.floorMod(ticks - BASE_TICKS - expectedTicks, WRAP_TICKS);
        return (expectedTicks + (off >= WRAP_TICKS / 2 ? off - WRAP_TICKS : off)) * 100 / 9;
    }

    /** Sends what waits, once the tracks are known: when a picture has come, or sound enough without one. */
    private void sendOnceOpened(Demuxer demuxer, Decoding decoding, boolean atEnd) {
        if (!opened) {
            boolean known = decoding.hasDecodedPicture() || waiting() >= MAX_WAITING;
            boolean soundOnly = !decoding.has(Track.PICTURE) && waiting() > 0 && demuxer.streams() == tracks.size();
            if (!known && !soundOnly && !atEnd) {
                return;
            }
            opened = true;
            noteFirst(new Report.Opened(stream, decoding.info(demuxer.container(), -1)));
        }
        drops.take(stream).forEach(this::note);
        send();
    }
}
