package dev.firebreak.app.ingest;

import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.DecodeListener;
import dev.firebreak.media.decode.DecodeSession;
import dev.firebreak.media.decode.Decoders;
import dev.firebreak.media.decode.MediaSource;
import dev.firebreak.media.feed.FedPacket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Decodes nothing: a test says what becomes of each session. Thread-safe. */
final class ScriptedDecoders implements Decoders {
    private final List<Opened> opened = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    /** From now on nothing can be opened. */
    void breakDown() {
        broken = true;
    }

    void repair() {
        broken = false;
    }

    List<Opened> opened() {
        return opened;
    }

    @Override
    public DecodeSession openFeed(StreamId stream, SessionId session, DecodeListener listener) {
        return open(listener);
    }

    @Override
    public DecodeSession openSource(StreamId stream, SessionId session, MediaSource source, DecodeListener listener) {
        return open(listener);
    }

    private Opened open(DecodeListener listener) {
        if (broken) {
            throw new IllegalStateException("The decoders are broken");
        }
        Opened session = new Opened(listener);
        opened.add(session);
        return session;
    }

    /** A session that decodes nothing. */
    static final class Opened implements DecodeSession {
        private final DecodeListener listener;
        private volatile boolean ended;
        private volatile boolean over;

        Opened(DecodeListener listener) {
            this.listener = listener;
        }

        DecodeListener listener() {
            return listener;
        }

        /** True once nothing more is fed. */
        boolean endOfFeed() {
            return ended;
        }

        synchronized void end(DecodeEnd how) {
            if (!over) {
                over = true;
                listener.ended(how);
            }
        }

        @Override
        public void feed(FedPacket packet) {}

        @Override
        public void end() {
            ended = true;
        }

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
