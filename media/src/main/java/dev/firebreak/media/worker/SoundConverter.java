package dev.firebreak.media.worker;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.core.evidence.Sound;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Makes 16 kHz mono of decoded sound, whatever its rate and channels. All calls within the stream's {@link NativeTurn}. */
final class SoundConverter implements AutoCloseable {
    /** Larger frames are no codec's. */
    private static final int MAX_SAMPLES = 1 << 20;
    /** Room for the samples of one frame of most codecs. */
    private static final int FIRST_ROOM = 4096;

    /** What a conversion was made for. */
    private record Shape(int rate, int format, int channels, long mask) {}

    private final AVChannelLayout mono = new AVChannelLayout();
    private final PointerPointer<FloatPointer> planes = new PointerPointer<>(1);
    private FloatPointer out = new FloatPointer(FIRST_ROOM);
    private @Nullable Shape shape;
    private @Nullable SwrContext context;

    @MustBeClosed
    SoundConverter() {
        avutil.av_channel_layout_default(mono, 1);
        planes.put(0, out);
    }

    /** The samples, and how long before the frame's time they begin because of what was held back, in µs. */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Converted(float[] samples, long delayMicros) {}

    /** No samples where the frame's format cannot be converted. */
    Converted convert(AVFrame frame) {
        AVChannelLayout layout = frame.ch_layout();
        Shape wanted = new Shape(
                frame.sample_rate(),
                frame.format(),
                layout.nb_channels(),
                layout.order() == avutil.AV_CHANNEL_ORDER_NATIVE ? layout.u_mask() : 0);
        if (!wanted.equals(shape)) {
            open(wanted, layout);
        }
        SwrContext converter = context;
        if (converter == null || frame.nb_samples() > MAX_SAMPLES) {
            return new Converted(new float[0], 0);
        }
        long delay = swresample.swr_get_delay(converter, 1_000_000);
        return new Converted(drain(converter, frame.extended_data(), frame.nb_samples()), delay);
    }

    /** What the conversion still holds back. */
    float[] rest() {
        SwrContext converter = context;
        return converter == null ? new float[0] : drain(converter, null, 0);
    }

    private float[] drain(SwrContext converter, @Nullable PointerPointer<?> samples, int count) {
        int room = Math.max(64, swresample.swr_get_out_samples(converter, count) + 64);
        if (room > out.capacity()) {
            out.close();
            out = new FloatPointer(room);
            planes.put(0, out);
        }
        int got = swresample.swr_convert(converter, planes, room, samples, count);
        float[] result = new float[Math.max(0, got)];
        out.get(result);
        return result;
    }

    private void open(Shape wanted, AVChannelLayout layout) {
        free();
        shape = wanted;
        if (wanted.rate() < 1 || wanted.channels() < 1) {
            return;
        }
        SwrContext made = new SwrContext(null);
        AVChannelLayout from = new AVChannelLayout();
        if (wanted.mask() == 0) {
            avutil.av_channel_layout_default(from, wanted.channels());
        } else {
            avutil.av_channel_layout_copy(from, layout);
        }
        int code = swresample.swr_alloc_set_opts2(
                made, mono, avutil.AV_SAMPLE_FMT_FLT, Sound.SAMPLE_RATE, from, wanted.format(), wanted.rate(), 0, null);
        avutil.av_channel_layout_uninit(from);
        if (code >= 0 && swresample.swr_init(made) >= 0) {
            context = made;
        } else if (!made.isNull()) {
            swresample.swr_free(made);
        }
    }

    private void free() {
        if (context != null) {
            swresample.swr_free(context);
            context = null;
        }
    }

    @Override
    public void close() {
        free();
        avutil.av_channel_layout_uninit(mono);
        planes.close();
        out.close();
    }
}
