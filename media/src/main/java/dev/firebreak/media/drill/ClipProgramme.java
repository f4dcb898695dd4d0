package dev.firebreak.media.drill;

import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;

import com.google.errorprone.annotations.MustBeClosed;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.random.RandomGeneratorFactory;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.jspecify.annotations.Nullable;

/** The harmless walk of the staged drill, then an operator's own clip. */
final class ClipProgramme implements Programme {
    private final int clipFrame;
    private final int attackFrame;
    private final StagedScene park;
    private final ParkSound parkSound;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final ClipPictures pictures;
    private final @Nullable ClipSound sound;
    private long sample;

    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // all are closed with this, the last opened first
    ClipProgramme(DrillTimetable timetable, DrillSettings.Clip chosen) throws NativeFault {
        clipFrame = timetable.attackFrame();
        attackFrame = clipFrame + DrillTimetable.frames(chosen.attackAt());
        park = StagedScene.walk(timetable.seed());
        parkSound = new ParkSound(RandomGeneratorFactory.of("L64X128MixRandom").create(timetable.seed() + 1));
        try {
            ClipDemuxer demuxer = keep(ClipDemuxer.file(chosen.file()));
            AVStream seen = demuxer.choose(AVMEDIA_TYPE_VIDEO);
            AVStream heard = demuxer.choose(AVMEDIA_TYPE_AUDIO);
            if (seen == null) {
                throw new NativeFault("The clip has no pictures: " + chosen.file());
            }
            pictures = keep(new ClipPictures(keep(new ClipTrack(demuxer, seen))));
            sound = heard == null ? null : keep(new ClipSound(keep(new ClipTrack(demuxer, heard))));
        } catch (NativeFault fault) {
            close();
            throw fault;
        }
    }

    @Override
    public int @Nullable [] picture(int frame) throws NativeFault {
        return frame < clipFrame ? park.draw(frame) : pictures.at(frame - clipFrame);
    }

    @Override
    public void sound(float[] block) throws NativeFault {
        parkSound.next(block);
        long clipSample = (long) clipFrame * DrillTimetable.SAMPLES_PER_FRAME;
        int from = Math.clamp(clipSample - sample, 0, block.length);
        sample += block.length;
        if (sound != null) {
            sound.next(block, from);
        } else {
            Arrays.fill(block, from, block.length, 0);
        }
    }

    @Override
    public int attackFrame() {
        return attackFrame;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.removeLast().close();
            } catch (Exception e) {
                throw new IllegalStateException("Closing a clip failed", e);
            }
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.addLast(part);
        return part;
    }
}
