package dev.firebreak.app.footage;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.DecodeListener;
import dev.firebreak.media.decode.DecodeSession;
import dev.firebreak.media.decode.Decoders;
import dev.firebreak.media.decode.MediaInfo;
import dev.firebreak.media.decode.MediaSource;
import dev.firebreak.media.feed.FedPacket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Decoders that make up every file: so many tenths of a second of sound, with a picture each second, then an end. */
final class ScriptedDecoders implements Decoders {
    private final int tenths;
    private final boolean pictured;
    private final DecodeEnd end;
    int opened;

    ScriptedDecoders(int tenths, boolean pictured, DecodeEnd end) {
        this.tenths = tenths;
        this.pictured = pictured;
        this.end = end;
    }

    /** A video that can be decoded. */
    static ScriptedDecoders video(int tenths) {
        return new ScriptedDecoders(tenths, true, new DecodeEnd.Finished(Duration.ofMillis(100L * tenths), 0, false));
    }

    @Override
    public DecodeSession openFeed(StreamId stream, SessionId session, DecodeListener listener) {
        throw new UnsupportedOperationException("Clips are opened, not fed");
    }

    @Override
    public DecodeSession openSource(StreamId stream, SessionId id, MediaSource source, DecodeListener listener) {
        opened++;
        Session session = new Session(listener);
        Thread.ofVirtual().start(() -> play(session, listener));
        return session;
    }

    private void play(Session session, DecodeListener listener) {
        if (end instanceof DecodeEnd.Finished) {
            listener.opened(new MediaInfo(
                    "mov,mp4",
                    pictured ? Optional.of(new MediaInfo.Picture("h264", 640, 360, 90)) : Optional.empty(),
                    Optional.of(new MediaInfo.Track("aac", 48_000, 2)),
                    Optional.empty()));
            for (int i = 0; i < tenths && !session.closed.get(); i++) {
                Duration at = Duration.ofMillis(100L * i);
                if (pictured && i % 10 == 0) {
                    listener.frame(new Frame(at, 320, 180, new byte[320 * 180 * 3], true));
                }
                float[] samples = new float[1_600];
                samples[7] = -i / 100f;
                listener.sound(new Sound(at, samples));
            }
        }
        session.end(end);
    }

    private static final class Session implements DecodeSession {
        private final DecodeListener listener;
        private final AtomicBoolean closed = new AtomicBoolean();

        Session(DecodeListener listener) {
            this.listener = listener;
        }

        void end(DecodeEnd how) {
            if (closed.compareAndSet(false, true)) {
                listener.ended(how);
            }
        }

        @Override
        public void feed(FedPacket packet) {}

        @Override
        public void end() {}

        @Override
        public void demand(SamplingDemand demand, Duration from) {}

        @Override
        public void acknowledge(Duration analysedUpTo) {}

        @Override
        public void close() {
            end(new DecodeEnd.Closed());
        }
    }
}
