package dev.firebreak.media.worker;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.media.decode.DecodeLimits;
import dev.firebreak.media.decode.DropReason;
import dev.firebreak.media.decode.MediaInfo;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;

/**
 * Decodes as many pictures as are asked for. Confined to the stream's thread; enters the {@link NativeTurn} for each packet.
 *
 * <p>Cheap: each key frame alone; the decoder is drained and flushed after it, so the picture comes out at once however many it would
 * otherwise hold back. Alert: every picture that others refer to, of which {@link PictureChoice} takes two a second. Pictures are
 * never skipped by type (AVDISCARD_BIDIR): B pictures may be referred to, and what refers to a missing one is broken.
 *
 * <p>On the switch to alert in the middle of a group, the packets kept since its key frame are decoded first, without handing on
 * pictures from before the switch.
 */
final class PictureTrack implements AutoCloseable {
    private final NativeTurn turn;
    private final int stream;
    private final PacketDecoder decoder;
    private final int rotation;
    private final DemandSchedule demands;
    private final PictureChoice choice;
    private final Consumer<Frame> frames;
    private final Drops drops;
    private final PacketGroup group;
    private final PictureScaler scaler;
    private final MotionTrack motion;
    private boolean alert;
    private boolean decoding;
    private long notBefore;
    private long second;
    private int inSecond;
    private long decoded;

    /** Takes over {@code decoder} and {@code motion}, and closes them. */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // what it makes is held in fields, and closed by close()
    PictureTrack(
            NativeTurn turn,
            int stream,
            PacketDecoder decoder,
            int rotation,
            DemandSchedule demands,
            PictureChoice choice,
            Consumer<Frame> frames,
            MotionTrack motion,
            Drops drops) {
        this.turn = turn;
        this.stream = stream;
        this.decoder = decoder;
        this.rotation = rotation;
        this.demands = demands;
        this.choice = choice;
        this.frames = frames;
        this.drops = drops;
        this.group = new PacketGroup();
        this.scaler = new PictureScaler();
        this.motion = motion;
    }

    /** Takes the next packet, whose times are media time in µs. */
    void packet(AVPacket packet, long decodeMicros) {
        boolean key = (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
        follow(demands.at(decodeMicros), decodeMicros);
        if (!fits(packet, decodeMicros, key)) {
            group.breakOff();
            decoding = false;
            return;
        }
        if (key) {
            group.start(packet);
            decoding = true;
        } else if (!group.add(packet)) {
            drops.count(DropReason.GROUP_TOO_LARGE);
        }
        if (!alert && key) {
            alone(packet);
        } else if (alert && decoding) {
            decode(packet);
        }
    }

    /** Hands on what the decoder holds back. */
    void finish() {
        if (alert) {
            drain();
        }
    }

    /** What is known of the track by now. */
    MediaInfo.Picture info() {
        return new MediaInfo.Picture(decoder.codec(), decoder.width(), decoder.height(), rotation);
    }

    /** How many pictures came out of the decoder. */
    long decoded() {
        return decoded;
    }

    private boolean fits(AVPacket packet, long decodeMicros, boolean key) {
        if (packet.size() > DecodeLimits.MAX_PACKET_BYTES) {
            drops.count(DropReason.OVERSIZED_PACKET);
            return false;
        }
        long now = Math.floorDiv(decodeMicros, 1_000_000);
        inSecond = now == second ? inSecond + 1 : 1;
        second = now;
        if (inSecond > DecodeLimits.MAX_PICTURES_PER_SECOND && !key) {
            drops.count(DropReason.TOO_MANY_PICTURES);
            return false;
        }
        return true;
    }

    private void follow(SamplingDemand demand, long decodeMicros) {
        if (demand == SamplingDemand.ALERT && !alert) {
            alert = true;
            notBefore = decodeMicros;
            decoding = !group.packets().isEmpty();
            group.packets().forEach(this::decode);
            notBefore = Long.MIN_VALUE;
        } else if (demand == SamplingDemand.CHEAP && alert) {
            drain();
            motion.pause();
            alert = false;
        }
    }

    private void alone(AVPacket key) {
        turn.enter(stream);
        try {
            decoder.skip(avcodec.AVDISCARD_DEFAULT, avcodec.AVDISCARD_ALL);
            boolean taken = decoder.send(key);
            decoder.send(null);
            receive();
            decoder.flush();
            drops.count(DropReason.DAMAGED_PACKET, taken ? 0 : 1);
        } finally {
            turn.exit();
        }
    }

    private void decode(AVPacket packet) {
        turn.enter(stream);
        try {
            Fault.strike(stream);
            decoder.skip(avcodec.AVDISCARD_NONREF, avcodec.AVDISCARD_DEFAULT);
            if (!decoder.send(packet)) {
                drops.count(DropReason.DAMAGED_PACKET);
            }
            receive();
        } finally {
            turn.exit();
        }
    }

    private void drain() {
        turn.enter(stream);
        try {
            decoder.send(null);
            receive();
            decoder.flush();
        } finally {
            turn.exit();
        }
    }

    private void receive() {
        @Nullable AVFrame frame = decoder.receive();
        while (frame != null) {
            decoded++;
            long at = frame.best_effort_timestamp();
            boolean key = (frame.flags() & AVFrame.AV_FRAME_FLAG_KEY) != 0;
            if (alert && at >= notBefore) {
                motion.picture(frame, at, Rotation.of(frame, rotation));
            }
            if (at >= notBefore && choice.takes(at, key)) {
                scaler.scale(frame, at, key, Rotation.of(frame, rotation)).ifPresent(frames);
            }
            frame = decoder.receive();
        }
    }

    @Override
    public void close() {
        turn.enter(stream);
        try {
            group.close();
            scaler.close();
            motion.close();
            decoder.close();
        } finally {
            turn.exit();
        }
    }
}
