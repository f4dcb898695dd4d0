package dev.firebreak.app.footage;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.inference.engine.Scorer;
import dev.firebreak.media.decode.Decoders;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has clips listened to for shots, one after the other, on a thread of its own. At most {@value #MAX_WAITING} wait; who comes then is
 * turned away. Thread-safe.
 */
public final class ListeningDesk implements ShotProposals, AutoCloseable {
    /** Clips that may wait to be listened to. */
    public static final int MAX_WAITING = 200;

    private static final Logger log = LoggerFactory.getLogger(ListeningDesk.class);
    private static final int REMEMBERED = 1_000;

    private final ShotListening listening;
    private final BlockingQueue<Footage> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Map<FootageId, Job> jobs = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FootageId, Job> eldest) {
            return size() > REMEMBERED && eldest.getValue().state().over();
        }
    };
    private final Thread thread;
    private volatile boolean closed;

    /** @param model name and version of the package that {@code scorer} runs */
    public ListeningDesk(
            FootageDesk.Ports ports, Supplier<Decoders> decoders, Scorer scorer, String model, Clock clock) {
        this.listening = new ShotListening(new ClipSound(ports.bytes(), decoders), ports.marks(), scorer, model, clock);
        this.thread = Thread.ofVirtual().name("shot-listening").start(this::run);
    }

    @Override
    public Job ask(Footage clip) {
        synchronized (jobs) {
            Job known = job(clip.id());
            if (!known.state().over()) {
                return known;
            }
            if (!waiting.offer(clip)) {
                throw new FirebreakException(
                        ErrorCode.LIMIT_EXCEEDED,
                        "%d clips wait to be listened to; try again later".formatted(MAX_WAITING));
            }
            return set(clip.id(), new Job(JobState.WAITING, 0, ""));
        }
    }

    @Override
    public Job job(FootageId clip) {
        synchronized (jobs) {
            return jobs.getOrDefault(clip, new Job(JobState.IDLE, 0, ""));
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closed) {
                listen(waiting.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(Footage clip) throws InterruptedException {
        Duration whole = clip.media().duration();
        set(clip.id(), new Job(JobState.LISTENING, 0, ""));
        try {
            int proposals =
                    listening.listen(clip, upTo -> set(clip.id(), new Job(JobState.LISTENING, part(upTo, whole), "")));
            String found = proposals == 1 ? "1 shot was proposed" : proposals + " shots were proposed";
            set(clip.id(), new Job(JobState.DONE, 1, found));
        } catch (RuntimeException e) {
            log.warn("A clip could not be listened to footage={}", clip.id(), e);
            String why =
                    e instanceof FirebreakException known ? String.valueOf(known.getMessage()) : "The model failed";
            set(clip.id(), new Job(JobState.FAILED, 0, why));
        }
    }

    private Job set(FootageId clip, Job job) {
        synchronized (jobs) {
            jobs.put(clip, job);
        }
        return job;
    }

    private static double part(Duration upTo, Duration whole) {
        return whole.isZero() ? 0 : Math.min(1, (double) upTo.toMillis() / Math.max(1, whole.toMillis()));
    }
}
