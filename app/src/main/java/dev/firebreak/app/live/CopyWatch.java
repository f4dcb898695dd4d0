package dev.firebreak.app.live;

import dev.firebreak.app.pipeline.MediaTap;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.fingerprint.LearnedHash;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for copies in one live session while it passes, on a thread of its own: neither the decoder nor the judge waits for it. What
 * comes faster than it is looked at is left out and counted: a copy that goes on is found all the same.
 */
public final class CopyWatch implements MediaTap {
    /** Frames, their learned hashes and runs of sound that may wait: some ten seconds of a stream. */
    static final int CAPACITY = 128;

    /** How often the banks are asked, in media time. */
    static final Duration EVERY = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(CopyWatch.class);

    private final Search search;
    private final Consumer<CopyMatch> found;
    private final LongConsumer leftOut;
    private final BlockingQueue<Piece> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final LongAdder dropped = new LongAdder();
    private final Thread worker;
    private volatile boolean over;
    private Duration asked = Duration.ZERO;

    /** Why something was not looked at. */
    public enum Drop {
        /** Looking for copies did not keep up. */
        COPY_WATCH_BEHIND
    }

    /** Knows the last seconds of a session. Called by one thread. */
    public interface Search {
        void frame(Frame frame);

        void sound(Sound sound);

        /** The learned hash of the frame of this media time, which was given before. */
        default void described(Duration at, LearnedHash hash) {}

        /** What the last seconds are copies of, best first. */
        List<CopyMatch> matches();

        /** Nothing follows. */
        default void ended() {}
    }

    private sealed interface Piece {
        record Picture(Frame frame) implements Piece {}

        record Heard(Sound sound) implements Piece {}

        record Described(Duration at, LearnedHash hash) implements Piece {}

        record End() implements Piece {}
    }

    /**
     * @param found told of each match each time it is found; must not block for long
     * @param leftOut told at the end how many frames and runs of sound were not looked at
     */
    public CopyWatch(String name, Search search, Consumer<CopyMatch> found, LongConsumer leftOut) {
        this.search = search;
        this.found = found;
        this.leftOut = leftOut;
        this.worker = Thread.ofVirtual().name("copies-" + name).start(this::run);
    }

    @Override
    public void frame(Frame frame) {
        offer(new Piece.Picture(frame));
    }

    @Override
    public void sound(Sound sound) {
        offer(new Piece.Heard(sound));
    }

    @Override
    public void described(Duration at, LearnedHash hash) {
        if (!over) {
            offer(new Piece.Described(at, hash));
        }
    }

    @Override
    public void ended() {
        over = true;
        if (!waiting.offer(new Piece.End())) {
            worker.interrupt();
        }
    }

    private void offer(Piece piece) {
        if (over || !waiting.offer(piece)) {
            dropped.increment();
        }
    }

    private void run() {
        try {
            boolean more = true;
            while (more) {
                more = take(waiting.take());
            }
        } catch (InterruptedException e) {
            log.debug("A session ended while copies were looked for");
        } catch (RuntimeException e) {
            // The stream goes on and is judged; only its copies are not found any more.
            log.error("Looking for copies failed and is over for this session", e);
            over = true;
        }
        search.ended();
        leftOut.accept(dropped.sum() + waiting.size());
    }

    private boolean take(Piece piece) {
        switch (piece) {
            case Piece.Picture picture -> {
                search.frame(picture.frame());
                ask(picture.frame().at());
            }
            case Piece.Heard heard -> {
                search.sound(heard.sound());
                ask(heard.sound().end());
            }
            case Piece.Described described -> search.described(described.at(), described.hash());
            case Piece.End end -> {
                search.matches().forEach(found);
                return false;
            }
        }
        return true;
    }

    private void ask(Duration now) {
        if (now.minus(asked).compareTo(EVERY) >= 0) {
            asked = now;
            search.matches().forEach(found);
        }
    }
}
