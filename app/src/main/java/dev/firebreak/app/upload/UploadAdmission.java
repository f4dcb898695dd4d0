package dev.firebreak.app.upload;

import dev.firebreak.app.config.UploadSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether an upload may begin. What a file will need is counted from its announcement on, so that what was let in can also
 * be finished. Thread-safe; to be asked and acted on under one lock.
 */
final class UploadAdmission {
    /** People whose last hour is remembered. */
    static final int MAX_REMEMBERED = 10_000;

    /** Bytes of the disk that uploads leave alone: the server needs them itself. */
    static final long SPARE_BYTES = 2L << 30;

    private static final Duration HOUR = Duration.ofHours(1);

    private final UploadFolder folder;
    private final UploadSettings settings;
    private final Clock clock;
    private final Map<String, Deque<Instant>> begun = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    UploadAdmission(UploadFolder folder, UploadSettings settings, Clock clock) {
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
    }

    /** Why {@code owner} may not begin a file of {@code length} bytes now; empty when they may. */
    synchronized Optional<UploadRefusal> refusal(String owner, long length) {
        if (length > settings.maxFile()) {
            return Optional.of(UploadRefusal.TOO_LARGE);
        }
        List<Upload> waiting = folder.list().stream()
                .filter(upload -> !upload.state().finished())
                .toList();
        if (waiting.stream().filter(upload -> upload.owner().equals(owner)).count() >= settings.perPerson()) {
            return Optional.of(UploadRefusal.TOO_MANY);
        }
        if (lastHour(owner) >= settings.newPerHour()) {
            return Optional.of(UploadRefusal.TOO_OFTEN);
        }
        long announced = waiting.stream().mapToLong(Upload::length).sum();
        long missing = waiting.stream()
                .mapToLong(upload -> upload.length() - upload.offset())
                .sum();
        if (announced + length > settings.waiting() || folder.freeBytes() < missing + length + SPARE_BYTES) {
            return Optional.of(UploadRefusal.NO_ROOM);
        }
        return Optional.empty();
    }

    /** {@code owner} began one. */
    synchronized void began(String owner) {
        begun.computeIfAbsent(owner, name -> new ArrayDeque<>()).add(clock.instant());
    }

    private int lastHour(String owner) {
        Deque<Instant> times = begun.get(owner);
        if (times == null) {
            return 0;
        }
        Instant hourAgo = clock.instant().minus(HOUR);
        while (!times.isEmpty() && !times.getFirst().isAfter(hourAgo)) {
            times.removeFirst();
        }
        return times.size();
    }
}
