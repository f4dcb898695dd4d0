package dev.firebreak.app.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.config.UploadSettings;
import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.testkit.FakeClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadUpkeepTest {
    private static final UploadSettings SETTINGS = new UploadSettings(100, 10, 3, 250, 4, Duration.ofHours(24));

    private final FakeClock clock = new FakeClock();
    private final FirebreakMetrics metrics = new FirebreakMetrics();
    private final UploadLocks locks = new UploadLocks();

    @TempDir
    private Path place;

    @Test
    void removesWhatNobodyGoesOnWith() {
        UploadFolder folder = UploadFolder.open(place, clock);
        UploadUpkeep upkeep = new UploadUpkeep(folder, locks, SETTINGS, metrics, clock);
        Upload stale = begin(folder);
        Upload whole = begin(folder);
        folder.save(whole.in(UploadState.RECEIVED, clock.instant()));
        clock.advance(Duration.ofHours(24));
        upkeep.run();
        assertThat(folder.find(stale.id())).isPresent();

        clock.advance(Duration.ofMillis(1));
        Upload fresh = begin(folder);
        upkeep.run();

        assertThat(folder.list()).extracting(Upload::id).containsExactlyInAnyOrder(whole.id(), fresh.id());
        assertThat(metrics.scrape()).contains("firebreak_uploads_total{outcome=\"expired\"} 1.0");
    }

    @Test
    void leavesAloneWhatSomebodyIsAt() {
        UploadFolder folder = UploadFolder.open(place, clock);
        Upload stale = begin(folder);
        clock.advance(Duration.ofDays(2));

        try (UploadLocks.Lock held = locks.take(stale.id()).orElseThrow()) {
            new UploadUpkeep(folder, locks, SETTINGS, metrics, clock).run();
            assertThat(folder.find(held.id())).isPresent();
        }
    }

    @Test
    void forgetsFinishedOnesAfterAWeek() {
        UploadFolder folder = UploadFolder.open(place, clock);
        Upload done = begin(folder);
        folder.save(done.ended(new UploadVerdict(UploadState.ADDED, "", "x"), clock.instant()));
        UploadUpkeep upkeep = new UploadUpkeep(folder, locks, SETTINGS, metrics, clock);
        clock.advance(UploadUpkeep.REMEMBERED);
        upkeep.run();
        assertThat(folder.list()).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        upkeep.run();
        assertThat(folder.list()).isEmpty();
    }

    private Upload begin(UploadFolder folder) {
        return folder.create(Upload.begin(UUID.randomUUID(), "cory", "clip.mp4", "", 4, clock.instant()));
    }
}
