package dev.firebreak.training.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.evidence.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamMediaTest {
    private static final int SLOTS = 400;
    private final List<Source> sources = Streams.harmless();

    @Test
    void isTheSameForTheSameSeedHoweverItIsRead() {
        StreamMedia one = media(5, new HashSet<>());
        StreamMedia other = media(5, new HashSet<>());
        List<Frame> seen = new ArrayList<>();
        one.frames().forEachRemaining(seen::add);
        int heard = hash(runs(other));
        assertThat(hash(runs(one))).isEqualTo(heard);
        List<Frame> again = new ArrayList<>();
        other.frames().forEachRemaining(again::add);
        assertThat(again.stream().map(StreamMediaTest::described).toList())
                .isEqualTo(seen.stream().map(StreamMediaTest::described).toList());
        assertThat(hash(runs(media(6, new HashSet<>())))).isNotEqualTo(heard);
    }

    @Test
    void hasAPictureEachHalfSecondAndAKeyFrameEachTwo() {
        List<Frame> frames = new ArrayList<>();
        media(1, new HashSet<>()).frames().forEachRemaining(frames::add);
        assertThat(frames).hasSize(SLOTS);
        for (int i = 0; i < SLOTS; i++) {
            assertThat(frames.get(i).at().toMillis()).isEqualTo(500L * i);
            assertThat(frames.get(i).keyFrame() || i % 4 != 0).isTrue();
        }
    }

    @Test
    void holdsOnlyWhatSixteenBitsHold() {
        for (float[] run : runs(media(2, new HashSet<>()))) {
            for (float sample : run) {
                assertThat(sample * 32_768)
                        .isEqualTo(Math.round(sample * 32_768))
                        .isBetween(-32_768f, 32_767f);
            }
        }
    }

    @Test
    void tellsWhatItWasMadeOf() {
        Set<Source> used = new HashSet<>();
        runs(media(3, used));
        assertThat(used).isNotEmpty().isSubsetOf(sources);
    }

    @Test
    void laysTheFirstShotOfAnEventOnItsMark() {
        StreamMaterial material = Streams.material();
        EventStream event = EventStream.of(EventKind.DRILL, material, new Random(4), frame -> frame);
        int mark = (int) (event.mark().toNanos() * 16_000 / 1_000_000_000L);
        assertThat(event.clip().samples()).hasSize(640_000);
        assertThat(loudest(event.clip().samples(), mark, mark + 800))
                .isGreaterThan(2 * loudest(event.clip().samples(), mark - 1_600, mark - 1));
    }

    private static int hash(List<float[]> runs) {
        return runs.stream().mapToInt(Arrays::hashCode).reduce(1, (a, b) -> 31 * a + b);
    }

    private static String described(Frame frame) {
        return frame.at() + " " + frame.keyFrame() + " " + Arrays.hashCode(frame.rgb());
    }

    private StreamMedia media(long seed, Set<Source> used) {
        return new StreamMedia(new SceneChoice(sources, new Random(seed), used), SLOTS);
    }

    private static float loudest(float[] samples, int from, int to) {
        float loudest = 0;
        for (int i = from; i < to; i++) {
            loudest = Math.max(loudest, Math.abs(samples[i]));
        }
        return loudest;
    }

    private static List<float[]> runs(StreamMedia media) {
        List<float[]> runs = new ArrayList<>();
        for (var run = media.nextRun(); run.isPresent(); run = media.nextRun()) {
            runs.add(run.get());
        }
        return runs;
    }
}
