package dev.firebreak.media.worker;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.media.decode.DropReason;
import dev.firebreak.media.decode.MediaInfo;
import dev.firebreak.media.timeline.Track;
import dev.firebreak.media.wire.Order.Resume;
import dev.firebreak.media.wire.Report;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;

/**
 * Owns the decoders of one stream: at most one track of pictures and one of sound. Where there is no sound, silence goes out in step
 * with the pictures, so that whoever listens always has a clock. Confined to the stream's thread.
 */
final class Decoding implements AutoCloseable {
    /** Sound this much behind the pictures is taken to be missing. */
    private static final long SOUND_LATE_MICROS = 1_000_000;

    private final NativeTurn turn;
    private final int stream;
    private final String name;
    private final DemandSchedule demands;
    private final PictureChoice choice;
    private final SoundTimeline timeline;
    private final Consumer<Report> reports;
    private final Drops drops;
    private @Nullable PictureTrack picture;
    private @Nullable SoundTrack sound;
    private long pictureMicros;
    private long holes;
    private long overlaps;

    @MustBeClosed
    Decoding(
            NativeTurn turn,
            int stream,
            String name,
            DemandSchedule demands,
            Resume resume,
            Drops drops,
            Consumer<Report> reports) {
        this.turn = turn;
        this.stream = stream;
        this.name = name;
        this.demands = demands;
        this.drops = drops;
        this.reports = reports;
        this.choice = new PictureChoice(resume.framesAfterNanos() < 0 ? -1 : resume.framesAfterNanos() / 1000);
        this.timeline =
                new SoundTimeline(resume.soundFromSample(), each -> reports.accept(new Report.Heard(stream, each)));
    }

    /** Opens the decoder for a track. Throws {@link Failure} where there is none. */
    @SuppressWarnings("MustBeClosedChecker") // held in fields, closed by close()
    void open(Track track, AVCodecParameters parameters) throws Failure {
        turn.enter(stream);
        try {
            PacketDecoder decoder = PacketDecoder.open(parameters, name);
            if (track == Track.PICTURE) {
                int rotation = Rotation.of(parameters);
                picture = new PictureTrack(
                        turn,
                        stream,
                        decoder,
                        rotation,
                        demands,
                        choice,
                        each -> reports.accept(new Report.Picture(stream, each)),
                        new MotionTrack(each -> reports.accept(new Report.Moved(stream, each))),
                        drops);
            } else {
                sound = new SoundTrack(turn, stream, decoder, timeline, drops);
            }
        } finally {
            turn.exit();
        }
    }

    boolean has(Track track) {
        return track == Track.PICTURE ? picture != null : sound != null;
    }

    /** Takes the next packet, whose times are media time in µs. */
    void packet(Track track, AVPacket packet, long decodeMicros) {
        if (track == Track.PICTURE && picture != null) {
            picture.packet(packet, decodeMicros);
            picturesTo(decodeMicros);
        } else if (sound != null) {
            sound.packet(packet);
        }
        countSeams();
    }

    /** The source's pictures have come so far, whether they are decoded or not. */
    void reached(long micros) {
        if (picture != null) {
            picturesTo(micros);
            countSeams();
        }
    }

    private void picturesTo(long micros) {
        pictureMicros = Math.max(pictureMicros, micros);
        timeline.advance(sound == null ? pictureMicros : pictureMicros - SOUND_LATE_MICROS);
    }

    private void countSeams() {
        drops.count(DropReason.SOUND_HOLE, timeline.holes() - holes);
        drops.count(DropReason.SOUND_OVERLAP, timeline.overlaps() - overlaps);
        holes = timeline.holes();
        overlaps = timeline.overlaps();
    }

    /** Gets out what is held back, and fills up with silence to the last picture. */
    void finish() {
        if (picture != null) {
            picture.finish();
        }
        if (sound != null) {
            sound.finish();
        }
        timeline.advance(pictureMicros);
        timeline.finish();
    }

    /** What is known of the tracks by now. */
    MediaInfo info(String container, long durationMicros) {
        return new MediaInfo(
                container,
                Optional.ofNullable(picture).map(PictureTrack::info),
                Optional.ofNullable(sound).map(SoundTrack::info),
                durationMicros < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(durationMicros * 1000)));
    }

    boolean hasDecoded(Track track) {
        return track == Track.PICTURE ? picture != null && picture.decoded() > 0 : sound != null && sound.decoded() > 0;
    }

    /** Pictures and sound frames that came out of decoders. */
    long decoded() {
        return (picture == null ? 0 : picture.decoded()) + (sound == null ? 0 : sound.decoded());
    }

    long endMicros() {
        return Math.max(timeline.endMicros(), pictureMicros);
    }

    @Override
    public void close() {
        if (picture != null) {
            picture.close();
        }
        if (sound != null) {
            sound.close();
        }
    }
}
