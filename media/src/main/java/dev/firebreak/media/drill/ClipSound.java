package dev.firebreak.media.drill;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** A clip's sound as 48 kHz mono, silence where it has none. Gaps inside the clip close up. */
final class ClipSound implements AutoCloseable {
    private static final int MAX_FRAME_SAMPLES = 1 << 20;

    private final ClipTrack track;
    private final SwrContext resampler = new SwrContext(null);
    private float[] ready = new float[0];
    private int used;
    private boolean begun;
    private boolean over;

    ClipSound(ClipTrack track) {
        this.track = track;
    }

    /** Fills {@code block} from {@code from} on. */
    void next(float[] block, int from) throws NativeFault {
        int at = from;
        while (at < block.length && !over) {
            if (used == ready.length) {
                refill();
                continue;
            }
            int part = Math.min(block.length - at, ready.length - used);
            System.arraycopy(ready, used, block, at, part);
            used += part;
            at += part;
        }
        Arrays.fill(block, at, block.length, 0);
    }

    @Override
    public void close() {
        swr_free(resampler);
    }

    private void refill() throws NativeFault {
        ready = new float[0];
        used = 0;
        if (!track.next()) {
            over = true;
            return;
        }
        AVFrame frame = track.frame();
        if (!begun) {
            begin(frame);
            return;
        }
        ready = convert(frame);
    }

    private void begin(AVFrame frame) throws NativeFault {
        try (AVChannelLayout mono = new AVChannelLayout()) {
            av_channel_layout_default(mono, 1);
            NativeFault.check(
                    swr_alloc_set_opts2(
                            resampler,
                            mono,
                            AV_SAMPLE_FMT_FLT,
                            DrillTimetable.SAMPLE_RATE,
                            frame.ch_layout(),
                            frame.format(),
                            frame.sample_rate(),
                            0,
                            (Pointer) null),
                    "The clip's sound cannot be converted");
        }
        NativeFault.check(swr_init(resampler), "The clip's sound cannot be converted");
        begun = true;
        double late = track.seconds();
        int silence = late > 0 ? (int) Math.min(late * DrillTimetable.SAMPLE_RATE, MAX_FRAME_SAMPLES) : 0;
        float[] sound = convert(frame);
        ready = new float[silence + sound.length];
        System.arraycopy(sound, 0, ready, silence, sound.length);
    }

    private float[] convert(AVFrame frame) throws NativeFault {
        int room = swr_get_out_samples(resampler, frame.nb_samples());
        if (room < 0 || room > MAX_FRAME_SAMPLES) {
            throw new NativeFault("The clip's sound cannot be converted");
        }
        try (FloatPointer target = new FloatPointer(Math.max(1, room));
                PointerPointer<FloatPointer> planes = new PointerPointer<>(1)) {
            planes.put(0, target);
            int samples = NativeFault.check(
                    swr_convert(resampler, planes, room, frame.extended_data(), frame.nb_samples()),
                    "The clip's sound cannot be converted");
            float[] sound = new float[samples];
            target.get(sound, 0, samples);
            return sound;
        }
    }
}
