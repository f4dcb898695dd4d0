package dev.firebreak.app.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.incident.Until;
import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.testkit.FakeClock;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadChecksTest {
    private final FakeClock clock = new FakeClock();
    private final FirebreakMetrics metrics = new FirebreakMetrics();
    private final UploadLocks locks = new UploadLocks();
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @TempDir
    private Path place;

    @Test
    void looksAtWhatArrivedOldestFirstAndKeepsTheVerdict() throws Exception {
        UploadFolder folder = UploadFolder.open(place, clock);
        Upload first = received(folder, "first.mp4");
        clock.advance(Duration.ofSeconds(1));
        Upload second = received(folder, "second.mp4");

        try (UploadChecks checks = checks(folder, (upload, file) -> {
            seen.add(upload.fileName() + " of " + file.toFile().length());
            return new UploadVerdict(UploadState.DUPLICATE, "known", "clip-1");
        })) {
            checks.wake();
            await(() -> state(folder, second) == UploadState.DUPLICATE);
        }

        assertThat(seen).containsExactly("first.mp4 of 4", "second.mp4 of 4");
        assertThat(folder.find(first.id()).orElseThrow().footage()).isEqualTo("clip-1");
        assertThat(folder.data(first.id())).doesNotExist();
    }

    @Test
    void whatCannotBeLookedAtNowIsTriedAgain() throws Exception {
        UploadFolder folder = UploadFolder.open(place, clock);
        Upload upload = received(folder, "clip.mp4");
        AtomicBoolean down = new AtomicBoolean(true);

        try (UploadChecks checks = checks(folder, (each, file) -> {
            seen.add(each.fileName());
            if (down.get()) {
                throw new FirebreakException(ErrorCode.STORE_DOWN, "away");
            }
            return new UploadVerdict(UploadState.ADDED, "", "clip-1");
        })) {
            await(() -> !seen.isEmpty() && state(folder, upload) == UploadState.RECEIVED);
            assertThat(folder.data(upload.id())).exists();
            down.set(false);
            checks.wake();
            await(() -> state(folder, upload) == UploadState.ADDED);
        }
    }

    @Test
    void aMistakeOfOursEndsOneUploadOnly() throws Exception {
        UploadFolder folder = UploadFolder.open(place, clock);
        Upload bad = received(folder, "bad.mp4");
        clock.advance(Duration.ofSeconds(1));
        Upload good = received(folder, "good.mp4");

        try (UploadChecks checks = checks(folder, (upload, file) -> {
            if (upload.fileName().startsWith("bad")) {
                throw new IllegalStateException("a mistake");
            }
            return new UploadVerdict(UploadState.ADDED, "", "clip-1");
        })) {
            checks.wake();
            await(() -> state(folder, good) == UploadState.ADDED);
        }

        assertThat(folder.find(bad.id()).orElseThrow().outcome()).contains("the server made a mistake");
    }

    private UploadChecks checks(UploadFolder folder, UploadReceiver receiver) {
        return new UploadChecks(folder, locks, receiver, metrics, clock);
    }

    private Upload received(UploadFolder folder, String name) throws Exception {
        Upload upload = folder.create(Upload.begin(UUID.randomUUID(), "cory", name, "", 4, clock.instant()));
        return folder.save(
                folder.append(upload, new ByteArrayInputStream(new byte[4])).in(UploadState.RECEIVED, clock.instant()));
    }

    private static UploadState state(UploadFolder folder, Upload upload) {
        return folder.find(upload.id()).orElseThrow().state();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Until.isTrue("the check is done", condition);
    }
}
