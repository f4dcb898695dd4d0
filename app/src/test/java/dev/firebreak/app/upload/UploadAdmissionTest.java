package dev.firebreak.app.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.config.UploadSettings;
import dev.firebreak.testkit.FakeClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadAdmissionTest {
    private static final UploadSettings SETTINGS = new UploadSettings(100, 10, 3, 250, 4, Duration.ofHours(24));

    private final FakeClock clock = new FakeClock();

    @TempDir
    private Path place;

    private UploadFolder folder;
    private UploadAdmission admission;

    @BeforeEach
    void open() {
        folder = UploadFolder.open(place, clock);
        admission = new UploadAdmission(folder, SETTINGS, clock);
    }

    @Test
    void limitsTheSizeOfAFile() {
        assertThat(admission.refusal("cory", 100)).isEmpty();
        assertThat(admission.refusal("cory", 101)).contains(UploadRefusal.TOO_LARGE);
    }

    @Test
    void limitsWhatOnePersonHasUnderWay() {
        begin("cory", 1);
        begin("cory", 1);
        assertThat(admission.refusal("cory", 1)).isEmpty();
        Upload third = begin("cory", 1);

        assertThat(admission.refusal("cory", 1)).contains(UploadRefusal.TOO_MANY);
        assertThat(admission.refusal("cleo", 1)).isEmpty();
        folder.save(third.ended(new UploadVerdict(UploadState.ADDED, "", "x"), clock.instant()));
        assertThat(admission.refusal("cory", 1)).isEmpty();
    }

    @Test
    void limitsWhatIsAnnouncedAltogether() {
        begin("cory", 100);
        begin("cleo", 100);

        assertThat(admission.refusal("ada", 50)).isEmpty();
        assertThat(admission.refusal("ada", 51)).contains(UploadRefusal.NO_ROOM);
    }

    @Test
    void limitsHowManyOnePersonBeginsWithinAnHour() {
        for (int i = 0; i < 4; i++) {
            assertThat(admission.refusal("cory", 1)).isEmpty();
            folder.remove(begin("cory", 1).id());
            admission.began("cory");
        }

        assertThat(admission.refusal("cory", 1)).contains(UploadRefusal.TOO_OFTEN);
        assertThat(admission.refusal("cleo", 1)).isEmpty();
        clock.advance(Duration.ofHours(1));
        assertThat(admission.refusal("cory", 1)).isEmpty();
    }

    private Upload begin(String owner, long length) {
        return folder.create(Upload.begin(UUID.randomUUID(), owner, "clip.mp4", "", length, clock.instant()));
    }
}
