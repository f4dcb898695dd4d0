package dev.firebreak.media.worker;

import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.timeline.Track;
import dev.firebreak.media.wire.Order;
import dev.firebreak.media.wire.Order.Resume;
import dev.firebreak.media.wire.Report;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;

/** One stream's thread in a decoder process. */
abstract class StreamTask implements Runnable {
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

    /** Decodes until the end. */
    abstract DecodeEnd decode() throws Failure;

    /** Takes an order about this stream, on the reader's thread. Does not block. */
    abstract void order(Order order);

    @Override
    public void run() {
        DecodeEnd end;
        try {
            end = decode();
        } catch (Failure e) {
            end = e.end();
        } catch (RuntimeException e) {
            end = new DecodeEnd.BadMedia(name, "in the decoder", e.toString());
        }
        pending.addAll(drops.take(stream));
        pending.add(new Report.Ended(stream, end));
        send();
    }

    /** Notes a report; it goes out with the next {@link #send}, outside native code. */
    void note(Report report) {
        pending.add(report);
    }

    void send() {
        if (!pending.isEmpty()) {
            outbox.send(pending);
            pending.clear();
        }
    }

    /** How many reports wait to be sent. */
    int waiting() {
        return pending.size();
    }

    /** Puts a report before those that wait. */
    void noteFirst(Report report) {
        pending.addFirst(report);
    }

    void sendNow(Report report) {
        outbox.send(List.of(report));
    }

    static Track trackOf(AVStream stream) {
        return stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO ? Track.PICTURE : Track.SOUND;
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
