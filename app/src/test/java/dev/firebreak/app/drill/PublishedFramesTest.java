package dev.firebreak.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.media.drill.Stamp;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class PublishedFramesTest {
    private final PublishedFrames frames = new PublishedFrames();

    @Test
    void knowsNothingAtFirst() {
        assertThat(frames.firstShotMillis()).isEmpty();
        assertThat(frames.sentAfter(0)).isEmpty();
    }

    @Test
    void notesWhenEachFrameWasSent() {
        frames.framePublished(new Stamp(1, false), Instant.ofEpochMilli(100));
        frames.framePublished(new Stamp(3, true), Instant.ofEpochMilli(300));
        frames.framePublished(new Stamp(2, true), Instant.ofEpochMilli(200));

        assertThat(frames.firstShotMillis()).hasValue(200);
        assertThat(frames.sentAfter(1)).contains(200L);
        assertThat(frames.sentAfter(3)).isEmpty();
        assertThat(frames.attackFrames()).isEqualTo(2);
        assertThat(frames.harmlessFrames()).isEqualTo(1);
    }
}
