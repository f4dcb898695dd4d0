package dev.firebreak.core.fingerprint.tmk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TmkTest {
    private static final Path VECTORS = Path.of("..", "..", "shared", "vectors", "tmk");

    /** Frames that change smoothly, {@code from} to {@code to} of an endless film. */
    private static TmkSignature film(long seed, int from, int to) {
        TmkHasher hasher = new TmkHasher();
        for (int frame = from; frame < to; frame++) {
            float[] coefficients = new float[TmkSignature.DIMENSION];
            for (int scene = frame / 20; scene <= frame / 20 + 1; scene++) {
                Random random = new Random(seed * 1_000_003 + scene);
                double share = scene == frame / 20 ? 20 - frame % 20 : frame % 20;
                for (int i = 0; i < coefficients.length; i++) {
                    coefficients[i] += (float) (share * random.nextGaussian());
                }
            }
            hasher.add(coefficients);
        }
        return hasher.signature();
    }

    @Test
    void aVideoIsLikeItself() {
        TmkSignature film = film(1, 0, 300);

        assertThat(TmkComparison.level1(film, film)).isCloseTo(1, within(1e-6));
        assertThat(TmkComparison.level2(film, film)).isCloseTo(1, within(1e-5));
        assertThat(TmkComparison.best(film, film).frames()).isZero();
    }

    @Test
    void aVideoThatBeginsLaterIsFoundAtItsOffset() {
        TmkComparison.Best best = TmkComparison.best(film(1, 0, 900), film(1, 60, 900));

        assertThat(Math.min(best.frames(), best.period() - best.frames())).isBetween(50, 70);
        assertThat(best.score()).isGreaterThan(0.8);
    }

    @Test
    void anotherVideoIsNotAlike() {
        assertThat(TmkComparison.level1(film(1, 0, 900), film(2, 0, 900))).isLessThan(0.5);
        assertThat(TmkComparison.level2(film(1, 0, 900), film(2, 0, 900))).isLessThan(0.5);
    }

    @Test
    void nothingIsLikeNothing() {
        TmkSignature empty = new TmkHasher().signature();

        assertThat(TmkComparison.level1(empty, empty)).isZero();
        assertThat(TmkComparison.level2(empty, empty)).isZero();
    }

    @Test
    void aFileIsWrittenAndRead() {
        byte[] file = TmkFile.write(film(3, 0, 40));

        assertThat(file).hasSize(TmkFile.BYTES);
        assertThat(TmkFile.write(TmkFile.read(file))).isEqualTo(file);
    }

    @Test
    void otherFilesAreRefused() {
        byte[] file = TmkFile.write(film(3, 0, 40));

        assertThatThrownBy(() -> TmkFile.read(new byte[TmkFile.BYTES + 1])).hasMessageContaining("263344");
        assertThatThrownBy(() -> TmkFile.read(new byte[TmkFile.BYTES - 1])).hasMessageContaining("263344");
        for (int at = 0; at < 52; at++) {
            byte[] changed = file.clone();
            changed[at] ^= (byte) 0x80;
            if (at < 28 || (at >= 31 && at < 48)) {
                assertThatThrownBy(() -> TmkFile.read(changed)).isInstanceOf(IllegalArgumentException.class);
            }
        }
        byte[] infinite = file.clone();
        infinite[TmkFile.BYTES - 1] = 0x7f;
        infinite[TmkFile.BYTES - 2] = (byte) 0x80;
        assertThatThrownBy(() -> TmkFile.read(infinite)).hasMessageContaining("finite");
    }

    @Test
    void bothLevelsGiveTheReferenceScoresOfAllPairs() throws IOException {
        Path table = VECTORS.resolve("all_pairs_level1_level2.txt");
        assumeThat(table)
                .as("no reference vectors at %s", table.toAbsolutePath())
                .exists();
        Map<String, TmkSignature> videos = new HashMap<>();
        List<String> lines = Files.readAllLines(table);
        for (String line : lines) {
            String[] fields = line.strip().split("\\s+", 4);
            TmkSignature one = videos.computeIfAbsent(fields[2], TmkTest::read);
            TmkSignature other = videos.computeIfAbsent(fields[3], TmkTest::read);
            assertThat(TmkComparison.level1(one, other))
                    .as(line)
                    .isCloseTo(Double.parseDouble(fields[0]), within(1e-4));
            assertThat(TmkComparison.level2(one, other))
                    .as(line)
                    .isCloseTo(Double.parseDouble(fields[1]), within(1e-4));
        }
        assertThat(lines).hasSizeGreaterThan(100);
    }

    private static TmkSignature read(String path) {
        try {
            String name = path.substring(path.lastIndexOf('/') + 1);
            return TmkFile.read(
                    Files.readAllBytes(VECTORS.resolve("sample-hashes").resolve(name)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
