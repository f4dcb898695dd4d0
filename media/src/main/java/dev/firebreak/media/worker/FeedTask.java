package dev.firebreak.media.worker;

import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.feed.FedPacket;
import dev.firebreak.media.timeline.Track;
import dev.firebreak.media.wire.Order;
import dev.firebreak.media.wire.Order.Resume;
import dev.firebreak.media.wire.Report;
import java.time.Duration;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Decodes the access units that the main process hands over as they come from a publisher. It needs no container and never waits, so
 * it works on the thread that reads the orders: streams take turns in native code anyway, and one thread that wakes up for all of them
 * costs far less than one for each.
 */
final class FeedTask extends StreamTask {
    /** Reports that may wait until the tracks are known. */
    private static final int MAX_WAITING = 24;

    private static final String CONTAINER = "rtmp";

    private final AVPacket packet = avcodec.av_packet_alloc();
    private final Decoding decoding;
    private boolean opened;
    private boolean over;

    @SuppressWarnings("MustBeClosedChecker") // closed by close(), at the end of the stream
    FeedTask(int stream, String name, NativeTurn turn, Resume resume, Outbox outbox) {
        super(stream, name, turn, resume, outbox);
        this.decoding = new Decoding(turn, stream, name, demands, resume, drops, this::note);
        this.opened = resume.mediaNanos() > 0;
    }

    @Override
    void order(Order order) {
        try {
            switch (order) {
                case Order.Feed feed -> feed(feed);
                case Order.End ignored -> finish();
                case Order.Close ignored -> end(new DecodeEnd.Closed());
                case Order.Demand demand -> demands.ask(demand.demand(), demand.fromNanos() / 1000);
                case Order.Acknowledge ignored -> {} // live media is not held back
                case Order.OpenFeed ignored -> throw new IllegalStateException("Opened twice");
                case Order.OpenSource ignored -> throw new IllegalStateException("Opened twice");
            }
        } catch (Failure e) {
            end(e.end());
        } catch (RuntimeException e) {
            end(failed(e));
        }
    }

    @Override
    boolean isOver() {
        return over;
    }

    private void feed(Order.Feed feed) throws Failure {
        FedPacket.Tracks tracks = new FedPacket.Tracks(false, false);
        for (FedPacket each : feed.packets()) {
            decode(each);
            tracks = each.tracks();
        }
        decoding.reached(feed.pictureMicros());
        leave(new Report.Taken(stream, feed.size()));
        leaveOnceOpened(tracks, false);
    }

    private void decode(FedPacket fed) throws Failure {
        Track track = fed.kind() == FedPacket.Kind.SOUND ? Track.SOUND : Track.PICTURE;
        if (!decoding.has(track)) {
            open(track);
        }
        if (avcodec.av_new_packet(packet, fed.bytes().length) < 0) {
            throw Failure.badMedia(
                    name, "in the decoder", "no memory for a packet of " + fed.bytes().length + " bytes");
        }
        try {
            packet.data().put(fed.bytes());
            packet.pts(fed.presentMicros());
            packet.dts(fed.decodeMicros());
            packet.flags(fed.kind() == FedPacket.Kind.PICTURE ? 0 : avcodec.AV_PKT_FLAG_KEY);
            decoding.packet(track, packet, fed.decodeMicros());
        } finally {
            avcodec.av_packet_unref(packet);
        }
    }

    private void open(Track track) throws Failure {
        AVCodecParameters parameters = avcodec.avcodec_parameters_alloc();
        try {
            parameters.codec_type(track == Track.PICTURE ? avutil.AVMEDIA_TYPE_VIDEO : avutil.AVMEDIA_TYPE_AUDIO);
            parameters.codec_id(track == Track.PICTURE ? avcodec.AV_CODEC_ID_H264 : avcodec.AV_CODEC_ID_AAC);
            decoding.open(track, parameters);
        } finally {
            avcodec.avcodec_parameters_free(parameters);
        }
    }

    /** Lets go what waits, once the tracks that were announced are known from what was decoded of them. */
    private void leaveOnceOpened(FedPacket.Tracks announced, boolean atEnd) {
        if (!opened) {
            boolean any = waiting() > 0;
            boolean picture = !announced.picture() || decoding.hasDecoded(Track.PICTURE);
            boolean sound = !announced.sound() || decoding.hasDecoded(Track.SOUND);
            if (!atEnd && waiting() < MAX_WAITING && !(any && picture && sound)) {
                return;
            }
            opened = true;
            noteFirst(new Report.Opened(stream, decoding.info(CONTAINER, -1)));
        }
        drops.take(stream).forEach(this::note);
        leave();
    }

    private void finish() {
        decoding.finish();
        leaveOnceOpened(new FedPacket.Tracks(false, false), true);
        end(new DecodeEnd.Finished(Duration.ofNanos(decoding.endMicros() * 1000), drops.damaged(), false));
    }

    private void end(DecodeEnd end) {
        if (!over) {
            over = true;
            decoding.close();
            avcodec.av_packet_free(packet);
            sendEnd(end);
        }
    }
}
