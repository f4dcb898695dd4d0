package dev.firebreak.app.upload;

import dev.firebreak.app.config.UploadSettings;
import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.app.metrics.MetricName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Removes uploads that nobody goes on with, and forgets finished ones after a while. */
final class UploadUpkeep {
    /** How long it stays known what became of an upload. */
    static final Duration REMEMBERED = Duration.ofDays(7);

    /** The most finished uploads that stay known; beyond, the oldest go first. */
    static final int MAX_FINISHED = 10_000;

    private final UploadFolder folder;
    private final UploadLocks locks;
    private final UploadSettings settings;
    private final FirebreakMetrics metrics;
    private final Clock clock;

    UploadUpkeep(
            UploadFolder folder, UploadLocks locks, UploadSettings settings, FirebreakMetrics metrics, Clock clock) {
        this.folder = folder;
        this.locks = locks;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    void run() {
        Instant now = clock.instant();
        List<Upload> uploads = folder.list();
        uploads.stream()
                .filter(upload -> upload.state() == UploadState.UPLOADING)
                .filter(upload -> upload.changedAt().plus(settings.expiry()).isBefore(now))
                .forEach(upload -> remove(upload, true));
        List<Upload> finished =
                uploads.stream().filter(upload -> upload.state().finished()).toList();
        for (int i = 0; i < finished.size(); i++) {
            Upload upload = finished.get(i);
            if (i >= MAX_FINISHED || upload.changedAt().plus(REMEMBERED).isBefore(now)) {
                remove(upload, false);
            }
        }
    }

    private void remove(Upload upload, boolean expired) {
        locks.take(upload.id()).ifPresent(lock -> {
            try (lock) {
                folder.remove(upload.id());
            }
            if (expired) {
                metrics.count(MetricName.UPLOADS, "expired");
            }
        });
    }
}
