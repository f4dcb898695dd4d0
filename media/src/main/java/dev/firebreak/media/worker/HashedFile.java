package dev.firebreak.media.worker;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.core.fingerprint.vpdq.VpdqSampling;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.DecodeLimits;
import dev.firebreak.media.fingerprint.HashReport;
import dev.firebreak.media.fingerprint.HashRequest;
import dev.firebreak.media.timeline.MediaTimeline;
import dev.firebreak.media.timeline.Track;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Decodes the pictures of one file, and nothing else of it, for its fingerprints. */
final class HashedFile implements AutoCloseable {
    private static final double UNKNOWN_RATE = 25;

    private final SourceAddress source;
    private final HashRequest request;
    private final HashOutput out;
    private final Demuxer demuxer;
    private final PacketDecoder decoder;
    private final AVStream track;
    private final MediaTimeline timeline;
    private final List<PictureSink> sinks = new ArrayList<>();
    private long lastMicros = Long.MIN_VALUE;
    private long lastKeyMicros = Long.MIN_VALUE;
    private long endMicros;
    private int decoded;
    private long damaged;

    private HashedFile(
            SourceAddress source,
            HashRequest request,
            HashOutput out,
            Demuxer demuxer,
            PacketDecoder decoder,
            AVStream track) {
        this.source = source;
        this.request = request;
        this.out = out;
        this.demuxer = demuxer;
        this.decoder = decoder;
        this.track = track;
        long start = demuxer.startMicros() == avutil.AV_NOPTS_VALUE ? 0 : demuxer.startMicros();
        this.timeline = new MediaTimeline(-start, 0);
    }

    /** Opens the file and says what it is. Throws {@link Failure} where it holds no pictures that can be decoded. */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // what it opens is closed with it
    static HashedFile open(SourceAddress source, HashRequest request, HashOutput out) throws Failure, IOException {
        Deadline never = new Deadline();
        never.in(Duration.ofDays(1)); // the process that started this one watches the time
        Demuxer demuxer = Demuxer.ofSource(source, never);
        int index = demuxer.best(avutil.AVMEDIA_TYPE_VIDEO);
        if (index < 0) {
            throw Failure.badMedia(source.shown(), "at the start", "it holds no pictures that can be decoded");
        }
        demuxer.keep(index, request.keyFramesOnly());
        AVStream track = demuxer.stream(index);
        AVCodecParameters parameters = track.codecpar();
        if ((long) parameters.width() * parameters.height() > DecodeLimits.MAX_PIXELS) {
            throw Failure.badMedia(
                    source.shown(),
                    "before the first picture",
                    "its pictures have %d x %d pixels, more than the limit of %d"
                            .formatted(parameters.width(), parameters.height(), DecodeLimits.MAX_PIXELS));
        }
        PacketDecoder decoder = PacketDecoder.open(parameters, source.shown());
        HashedFile file = new HashedFile(source, request, out, demuxer, decoder, track);
        file.begin(parameters);
        return file;
    }

    private void begin(AVCodecParameters parameters) throws IOException {
        double rate = rate();
        Optional<Duration> duration = demuxer.durationMicros() < 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(demuxer.durationMicros() / 1000));
        out.put(new HashReport.Opened(
                new HashReport.VideoFacts(decoder.codec(), parameters.width(), parameters.height(), rate, duration)));
        sinks.add(new FingerprintSink(request, Rotation.of(parameters), out));
        double known = rate > 0 ? rate : UNKNOWN_RATE;
        if (request.vpdqSeconds().isPresent()) {
            sinks.add(new VpdqSink(new VpdqSampling(request.vpdqSeconds().get(), known), out));
        }
        if (request.tmk()) {
            sinks.add(new TmkSink(known, out));
        }
        if (request.keyFramesOnly()) {
            decoder.skip(avcodec.AVDISCARD_NONKEY, avcodec.AVDISCARD_DEFAULT);
        } else if (sinks.size() == 1) {
            // A picture to which no other refers may be left out: the next one is a hundredth of a second away.
            decoder.skip(avcodec.AVDISCARD_NONREF, avcodec.AVDISCARD_DEFAULT);
        }
    }

    private double rate() {
        AVRational average = track.avg_frame_rate();
        AVRational real = track.r_frame_rate();
        AVRational rate = average.num() > 0 && average.den() > 0 ? average : real;
        return rate.num() > 0 && rate.den() > 0 ? (double) rate.num() / rate.den() : 0;
    }

    /** Hashes pictures up to the end. */
    DecodeEnd hash() throws IOException {
        AVPacket packet = avcodec.av_packet_alloc();
        boolean truncated = false;
        try {
            int code = demuxer.read(packet);
            while (code >= 0 || code == avutil.AVERROR_EAGAIN()) {
                if (code >= 0 && packet.stream_index() == track.index()) {
                    take(packet);
                }
                avcodec.av_packet_unref(packet);
                code = demuxer.read(packet);
            }
            truncated = code != avutil.AVERROR_EOF();
        } finally {
            avcodec.av_packet_free(packet);
        }
        decoder.send(null);
        receive();
        if (decoded == 0) {
            String where = "after %d packets that could not be decoded".formatted(damaged);
            return new DecodeEnd.BadMedia(source.shown(), where, "nothing in it could be decoded");
        }
        for (PictureSink sink : sinks) {
            sink.finish();
        }
        if (request.keyFramesOnly() && !truncated) {
            endMicros = Math.max(endMicros, demuxer.durationMicros()); // what follows the last key frame was not read
        }
        return new DecodeEnd.Finished(Duration.ofNanos(endMicros * 1000), damaged, truncated);
    }

    private void take(AVPacket packet) throws IOException {
        AVRational base = track.time_base();
        long present = StreamTask.micros(packet.pts(), base, Long.MIN_VALUE);
        long decode = StreamTask.micros(packet.dts(), base, present);
        if (decode == Long.MIN_VALUE) {
            decode = lastMicros == Long.MIN_VALUE ? 0 : lastMicros + (long) (1_000_000 / UNKNOWN_RATE);
        }
        lastMicros = decode;
        present = present == Long.MIN_VALUE ? decode : present;
        long shift = timeline.shift(Track.PICTURE, decode);
        StreamTask.times(packet, base, decode + shift, present + shift);
        endMicros = Math.max(endMicros, present + shift + packet.duration());
        if (packet.size() > DecodeLimits.MAX_PACKET_BYTES) {
            damaged++;
        } else if (wanted(packet, present + shift)) {
            damaged += decoder.send(packet) ? 0 : 1;
            receive();
        }
        out.reached(endMicros);
    }

    private boolean wanted(AVPacket packet, long micros) {
        if (!request.keyFramesOnly()) {
            return true;
        }
        boolean key = (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
        long step = request.step().toNanos() / 1000;
        if (!key || (lastKeyMicros != Long.MIN_VALUE && micros / step <= lastKeyMicros / step)) {
            return false;
        }
        lastKeyMicros = micros;
        return true;
    }

    private void receive() throws IOException {
        @Nullable AVFrame frame = decoder.receive();
        while (frame != null) {
            long at = Math.max(0, frame.best_effort_timestamp());
            for (PictureSink sink : sinks) {
                sink.picture(frame, at, decoded);
            }
            decoded++;
            frame = decoder.receive();
        }
    }

    @Override
    public void close() {
        sinks.forEach(PictureSink::close);
        decoder.close();
        demuxer.close();
    }
}
