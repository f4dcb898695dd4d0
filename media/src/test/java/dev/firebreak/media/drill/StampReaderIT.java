package dev.firebreak.media.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.media.tool.Ffmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampReaderIT {
    private final StampReader reader = new StampReader(Duration.ofSeconds(90));

    @TempDir
    private Path folder;

    @Test
    void bytesThatAreNoMediaHaveNoStampsAndDoNotDisturbTheRest() throws Exception {
        byte[] noise = new byte[50_000];
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        random.nextBytes(noise);
        byte[] good = unstamped(12);
        byte[] damaged = good.clone();
        for (int i = 0; i < 200; i++) {
            damaged[random.nextInt(400, damaged.length)] ^= (byte) 0x55;
        }
        byte[] truncated = Arrays.copyOf(good, good.length / 2);

        List<StampedSegment> read = reader.read(List.of(noise, damaged, truncated, new byte[0], good));

        assertThat(read)
                .hasSize(5)
                .allSatisfy(segment -> assertThat(segment.stamps()).isEmpty());
        assertThat(read.getLast()).isEqualTo(new StampedSegment(List.of(), 12, true));
    }

    @Test
    void picturesOfASegmentAreLimited() throws Exception {
        List<StampedSegment> read =
                reader.read(List.of(unstamped(StampReader.MAX_PICTURES), unstamped(StampReader.MAX_PICTURES + 1)));

        assertThat(read)
                .containsExactly(
                        new StampedSegment(List.of(), StampReader.MAX_PICTURES, true),
                        new StampedSegment(List.of(), StampReader.MAX_PICTURES, false));
    }

    @Test
    void segmentsAreLimited() throws Exception {
        byte[] none = new byte[0];

        assertThat(reader.read(Collections.nCopies(StampReader.MAX_SEGMENTS, none)))
                .hasSize(StampReader.MAX_SEGMENTS);
        assertThatThrownBy(() -> reader.read(Collections.nCopies(StampReader.MAX_SEGMENTS + 1, none)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(reader.read(List.of(new byte[StampReader.MAX_SEGMENT_BYTES])))
                .hasSize(1);
        assertThatThrownBy(() -> reader.read(List.of(new byte[StampReader.MAX_SEGMENT_BYTES + 1])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isStoppedWhenItTakesTooLong() throws IOException {
        byte[] segment = unstamped(12);

        assertThatThrownBy(() -> new StampReader(Duration.ofMillis(1)).read(List.of(segment)))
                .isInstanceOfSatisfying(
                        FirebreakException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));
    }

    private byte[] unstamped(int frames) throws IOException {
        return Files.readAllBytes(Ffmpeg.make(
                folder.resolve(frames + ".ts"),
                "-f lavfi -i testsrc=size=176x144:rate=30 -frames:v " + frames
                        + " -c:v libx264 -preset ultrafast -pix_fmt yuv420p -f mpegts"));
    }
}
