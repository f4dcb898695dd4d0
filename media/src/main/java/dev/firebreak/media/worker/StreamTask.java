package dev.firebreak.media.worker;

import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.wire.Order;
import dev.firebreak.media.wire.Order.Resume;
import dev.firebreak.media.wire.Report;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;

/** One stream in a decoder process. */
abstract class StreamTask {
    final int stream;
    final String name;
    final NativeTurn turn;
    final Resume resume;
    final DemandSchedule demands = new DemandSchedule();
    final Drops drops = new Drops();
    private final Outbox outbox;
    private final List<Report> pending = new ArrayList<>();

    StreamTask(int stream, String name, NativeTurn turn, Resume resume, Outbox outbox) {
        this.stream = stream;
        this.name = name;
        this.turn = turn;
        this.resume = resume;
        this.outbox = outbox;
        Fault.arm(stream, name);
    }

    /** Takes an order about this stream, on the reader's thread. */
    abstract void order(Order order);

    /** True once nothing more comes of this stream and orders about it mean nothing. */
    abstract boolean isOver();

    /** Says how it ended, as the last thing. */
    void sendEnd(DecodeEnd end) {
        pending.addAll(drops.take(stream));
        pending.add(new Report.Ended(stream, end));
        send();
    }

    DecodeEnd failed(RuntimeException e) {
        return new DecodeEnd.BadMedia(name, "in the decoder", e.toString());
    }

    /** Notes a report; it goes out with the next {@link #send}, outside native code. */
    void note(Report report) {
        pending.add(report);
    }

    void send() {
        if (!pending.isEmpty()) {
            outbox.put(pending);
            pending.clear();
        }
        outbox.flush();
    }

    /** Leaves reports for the reader of orders to send, when it has no more of them. */
    void leave() {
        outbox.put(pending);
        pending.clear();
    }

    /** Leaves a report ahead of those that wait. */
    void leave(Report report) {
        outbox.put(List.of(report));
    }

    /** How many reports wait to be sent. */
    int waiting() {
        return pending.size();
    }

    /** Puts a report before those that wait. */
    void noteFirst(Report report) {
        pending.addFirst(report);
    }

    /** A packet's time in µs, or {@code otherwise} where it has none. */
    static long micros(long time, AVRational base, long otherwise) {
        return time == avutil.AV_NOPTS_VALUE ? otherwise : avutil.av_rescale_q(time, base, MICROS);
    }

    /** Sets a packet's times. */
    static void times(AVPacket packet, AVRational base, long decodeMicros, long presentMicros) {
        packet.duration(micros(packet.duration(), base, 0));
        packet.dts(decodeMicros);
        packet.pts(presentMicros);
    }

    private static final AVRational MICROS = new AVRational().num(1).den(1_000_000);
}
