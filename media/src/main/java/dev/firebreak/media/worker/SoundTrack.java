package dev.firebreak.media.worker;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.media.decode.DropReason;
import dev.firebreak.media.decode.MediaInfo;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Decodes sound onto a {@link SoundTimeline}. Confined to the stream's thread; enters the {@link NativeTurn} for each packet. */
final class SoundTrack implements AutoCloseable {
    private final NativeTurn turn;
    private final int stream;
    private final PacketDecoder decoder;
    private final SoundTimeline timeline;
    private final Drops drops;
    private final SoundConverter converter;
    private long decoded;

    /** Takes over {@code decoder} and closes it. */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // what it makes is held in fields, and closed by close()
    SoundTrack(NativeTurn turn, int stream, PacketDecoder decoder, SoundTimeline timeline, Drops drops) {
        this.turn = turn;
        this.stream = stream;
        this.decoder = decoder;
        this.timeline = timeline;
        this.drops = drops;
        this.converter = new SoundConverter();
    }

    /** Takes the next packet, whose times are media time in µs. */
    void packet(AVPacket packet) {
        turn.enter(stream);
        try {
            Fault.strike(stream);
            if (!decoder.send(packet)) {
                drops.count(DropReason.DAMAGED_PACKET);
            }
            receive();
        } finally {
            turn.exit();
        }
    }

    /** Hands on what decoder and conversion hold back. */
    void finish() {
        turn.enter(stream);
        try {
            decoder.send(null);
            receive();
            timeline.accept(limited(converter.rest()), timeline.endMicros());
        } finally {
            turn.exit();
        }
    }

    /** What is known of the track by now. */
    MediaInfo.Track info() {
        return new MediaInfo.Track(decoder.codec(), decoder.sampleRate(), decoder.channels());
    }

    /** How many frames of sound came out of the decoder. */
    long decoded() {
        return decoded;
    }

    private void receive() {
        @Nullable AVFrame frame = decoder.receive();
        while (frame != null) {
            decoded++;
            SoundConverter.Converted converted = converter.convert(frame);
            long at = frame.best_effort_timestamp();
            long start = at == avutil.AV_NOPTS_VALUE ? timeline.endMicros() : at - converted.delayMicros();
            if (converted.samples().length > 0) {
                timeline.accept(limited(converted.samples()), start);
            }
            frame = decoder.receive();
        }
    }

    private static float[] limited(float[] samples) {
        for (int i = 0; i < samples.length; i++) {
            float sample = samples[i];
            samples[i] = sample >= -1 && sample <= 1 ? sample : Float.isNaN(sample) ? 0 : Math.signum(sample);
        }
        return samples;
    }

    @Override
    public void close() {
        turn.enter(stream);
        try {
            converter.close();
            decoder.close();
        } finally {
            turn.exit();
        }
    }
}
