package dev.firebreak.app.still;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.firebreak.app.cli.Clips;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.media.decode.DecoderPool;
import dev.firebreak.media.decode.DecoderPoolSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On media that ffmpeg makes. */
class FramesAtIT {
    @TempDir
    private Path folder;

    private static Map<Duration, Frame> frames(Path file, List<Duration> moments) throws InterruptedException {
        try (DecoderPool decoders = new DecoderPool(DecoderPoolSettings.withWorkers(1), Clock.systemUTC())) {
            return FramesAt.of(decoders, file, moments);
        }
    }

    @Test
    void findsPicturesBetweenKeyFramesThatAreFarApart() throws InterruptedException {
        Path film = Clips.make(
                folder.resolve("film.mp4"),
                "-f lavfi -i testsrc2=size=320x180:rate=15 -t 40 -c:v libx264 -preset ultrafast -g 600");
        List<Duration> moments = List.of(Duration.ZERO, Duration.ofMillis(12_300), Duration.ofMillis(31_800));

        Map<Duration, Frame> found = frames(film, moments);

        assertThat(found).containsOnlyKeys(moments);
        found.forEach((moment, frame) -> assertThat(frame.at().toMillis()).isCloseTo(moment.toMillis(), within(500L)));
    }

    @Test
    void aStillHasOnePictureAndASoundNone() throws InterruptedException {
        Path still = Clips.make(folder.resolve("still.png"), "-f lavfi -i testsrc2=size=320x180:rate=15 -frames:v 1");
        Path sound = Clips.make(folder.resolve("sound.wav"), "-f lavfi -i sine=frequency=440 -t 3");

        assertThat(frames(still, List.of(Duration.ZERO))).hasSize(1);
        assertThat(frames(sound, List.of(Duration.ZERO))).isEmpty();
        assertThat(frames(folder.resolve("none.mp4"), List.of(Duration.ZERO))).isEmpty();
    }

    @Test
    void asksForNoMoreThanItMay() {
        List<Duration> moments = IntStream.rangeClosed(0, FramesAt.MOST)
                .mapToObj(Duration::ofSeconds)
                .toList();

        assertThatThrownBy(() -> frames(folder.resolve("none.mp4"), moments))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
