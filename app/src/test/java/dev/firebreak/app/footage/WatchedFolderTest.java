package dev.firebreak.app.footage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.footage.IntakeOutcome;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.footage.FootageSamples;
import dev.firebreak.testkit.footage.InMemoryVocabularyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFolderTest {
    private static final Duration SETTLE = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private final FakeClock clock = new FakeClock();
    private final List<String> taken = new ArrayList<>();

    private final FootageIntake intake = arrival -> {
        taken.add(arrival.name());
        return arrival.name().startsWith("bad")
                ? new IntakeOutcome.Refused(IntakeOutcome.Reason.NOT_MEDIA, "it is text")
                : new IntakeOutcome.Added(FootageSamples.clip(arrival.name(), arrival.description()), List.of());
    };

    private final WatchedFolder watched() {
        return new WatchedFolder(
                folder, folder.resolve("manifest.yaml"), SETTLE, new InMemoryVocabularyStore(), intake, clock);
    }

    @BeforeEach
    void writeManifest() throws IOException {
        Files.writeString(folder.resolve("manifest.yaml"), """
                defaults:
                  set: dock
                  source-group: "{folder}"
                  use: train
                  class: harmless
                  contributor: Police
                  lawful-basis: public task
                  purpose: training
                  licence: agreement
                  tactics-sensitive: yes
                clips:
                  - {file: "*.log", skip: yes}
                """);
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, name);
    }

    @Test
    void takesAFileOnceItHasStoppedGrowing() throws IOException {
        Path clip = file("camera7/a.mp4");
        WatchedFolder watched = watched();
        watched.look("dock", (path, outcome) -> {});
        clock.advance(SETTLE.minusMillis(1));
        watched.look("dock", (path, outcome) -> {});
        assertThat(taken).isEmpty();
        Files.writeString(clip, "longer than before");
        clock.advance(Duration.ofMillis(1));
        watched.look("dock", (path, outcome) -> {});
        assertThat(taken).isEmpty();
        assertThat(watched.waiting()).isEqualTo(1);

        clock.advance(SETTLE);
        watched.look("dock", (path, outcome) -> {});

        assertThat(taken).containsExactly("a.mp4");
        assertThat(clip).doesNotExist();
        assertThat(folder.resolve("taken/camera7/a.mp4")).exists();
        assertThat(watched.waiting()).isZero();
    }

    @Test
    void putsAsideWhatIsRefusedWithTheReason() throws IOException {
        file("camera7/bad.mp4");
        WatchedFolder watched = watched();
        watched.look("dock", (path, outcome) -> {});
        clock.advance(SETTLE);
        watched.look("dock", (path, outcome) -> {});

        assertThat(folder.resolve("refused/camera7/bad.mp4")).exists();
        assertThat(folder.resolve("refused/camera7/bad.mp4.reason.txt")).hasContent("not-media: it is text");
        file("camera7/bad.mp4");
        watched.look("dock", (path, outcome) -> {});
        clock.advance(SETTLE);
        watched.look("dock", (path, outcome) -> {});
        try (var refused = Files.list(folder.resolve("refused/camera7"))) {
            assertThat(refused).hasSize(4);
        }
    }

    @Test
    void refusesWhatTheManifestDoesNotDescribeWhollyAndLeavesWhatItSkips() throws IOException {
        file("loose.mp4"); // in no folder of its own: no source group
        file("camera7/dock.log");
        WatchedFolder watched = watched();
        watched.look("dock", (path, outcome) -> {});
        clock.advance(SETTLE);
        watched.look("dock", (path, outcome) -> {});

        assertThat(taken).isEmpty();
        assertThat(folder.resolve("refused/loose.mp4.reason.txt")).content().contains("source-group is missing");
        assertThat(folder.resolve("camera7/dock.log")).exists();
    }

    @Test
    void touchesNothingWhileTheManifestIsWrong() throws IOException {
        file("camera7/a.mp4");
        Files.writeString(folder.resolve("manifest.yaml"), "defaults: [");
        WatchedFolder watched = watched();
        watched.look("dock", (path, outcome) -> {});
        clock.advance(SETTLE);

        assertThatThrownBy(() -> watched.look("dock", (path, outcome) -> {})).hasMessageContaining("is no YAML");
        assertThat(folder.resolve("camera7/a.mp4")).exists();
        assertThat(taken).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsAnError() {
        WatchedFolder watched = new WatchedFolder(
                folder.resolve("none"), folder.resolve("m.yaml"), SETTLE, new InMemoryVocabularyStore(), intake, clock);

        assertThatThrownBy(() -> watched.look("dock", (path, outcome) -> {})).hasMessageContaining("no folder");
    }
}
