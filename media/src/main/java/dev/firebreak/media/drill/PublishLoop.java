package dev.firebreak.media.drill;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;

import dev.firebreak.media.drill.DrillEnd.Completed;
import dev.firebreak.media.drill.DrillEnd.EndedByServer;
import dev.firebreak.media.drill.DrillEnd.Refused;
import dev.firebreak.media.drill.DrillEnd.Stopped;
import dev.firebreak.media.drill.DrillEnd.Unreachable;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * Encodes a programme and publishes it in real time: frame n is written n / 30 s after the first, before it the sound that
 * begins no later. A frame that is late, because the machine is busy, is written at once; none is left out.
 */
final class PublishLoop {
    private static final long FRAME_NANOS = 1_000_000_000L / DrillTimetable.FRAME_RATE;

    private final DrillSettings settings;
    private final Programme programme;
    private final DrillReport report;
    private final NativeLog log;
    private final CountDownLatch stop;
    private boolean heard;

    PublishLoop(DrillSettings settings, Programme programme, DrillReport report, NativeLog log, CountDownLatch stop) {
        this.settings = settings;
        this.programme = programme;
        this.report = report;
        this.log = log;
        this.stop = stop;
    }

    /** Publishes until the end, whichever comes. Throws when the encoders cannot be used. */
    DrillEnd run() throws NativeFault, InterruptedException {
        int keyFrameSeconds = Math.toIntExact(settings.keyFrameInterval().toSeconds());
        try (PictureEncoder pictures = new PictureEncoder(settings.bitsPerSecond(), keyFrameSeconds);
                SoundEncoder sound = new SoundEncoder(programme)) {
            return connect(pictures, sound);
        }
    }

    private DrillEnd connect(PictureEncoder pictures, SoundEncoder sound) throws NativeFault, InterruptedException {
        String address = settings.target() + "/" + settings.key().secret();
        boolean accepted = false;
        try (RtmpOutput output = new RtmpOutput(address, pictures.codec(), sound.codec(), () -> stop.getCount() == 0)) {
            accepted = true;
            report.accepted(report.now());
            return publish(pictures, sound, output);
        } catch (NativeFault fault) {
            if (accepted) {
                throw fault;
            }
            return notTaken(fault);
        }
    }

    private DrillEnd publish(PictureEncoder pictures, SoundEncoder sound, RtmpOutput output)
            throws NativeFault, InterruptedException {
        long start = System.nanoTime();
        int frame = 0;
        for (int[] picture = programme.picture(0); picture != null; picture = programme.picture(++frame)) {
            Stamp stamp = new Stamp(frame, frame >= programme.attackFrame());
            FrameStamp.write(picture, Programme.WIDTH, Programme.HEIGHT, stamp);
            AVPacket packet = pictures.encode(picture, frame);
            Deque<AVPacket> blocks = sound.upTo((long) frame * DrillTimetable.SAMPLES_PER_FRAME);
            long wait = start + frame * FRAME_NANOS - System.nanoTime();
            if (stop.await(wait, TimeUnit.NANOSECONDS)) {
                return new Stopped(report.now());
            }
            try {
                write(output, blocks);
                output.writePicture(packet);
            } catch (NativeFault fault) {
                return stop.getCount() == 0 ? new Stopped(report.now()) : endedByServer(fault);
            }
            reportFrame(stamp);
        }
        output.finish();
        return new Completed(report.now());
    }

    private void write(RtmpOutput output, Deque<AVPacket> blocks) throws NativeFault {
        long attackSample = (long) programme.attackFrame() * DrillTimetable.SAMPLES_PER_FRAME;
        while (!blocks.isEmpty()) {
            AVPacket block = blocks.removeFirst();
            try {
                boolean attack = block.pts() + SoundEncoder.BLOCK > attackSample;
                output.writeSound(block);
                if (attack && !heard) {
                    heard = true;
                    report.attackHeard(report.now());
                }
            } finally {
                av_packet_free(block);
            }
        }
    }

    private void reportFrame(Stamp stamp) {
        if (stamp.number() == programme.attackFrame()) {
            report.attackSeen(stamp.number(), report.now());
        }
        report.framePublished(stamp, report.now());
    }

    private EndedByServer endedByServer(NativeFault fault) {
        return new EndedByServer(report.now(), message(fault));
    }

    private DrillEnd notTaken(NativeFault fault) {
        if (stop.getCount() == 0) {
            return new Stopped(report.now());
        }
        String said = log.said();
        // FFmpeg's TCP layer says these; whatever else fails, fails after a server answered.
        boolean unreachable = said.contains("Connection to tcp://") || said.contains("Failed to resolve");
        return unreachable ? new Unreachable(report.now(), message(fault)) : new Refused(report.now(), message(fault));
    }

    private String message(NativeFault fault) {
        String said = log.said();
        return said.isEmpty() ? String.valueOf(fault.getMessage()) : said;
    }
}
