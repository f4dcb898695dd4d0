package dev.firebreak.core.fingerprint.vpdq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.vpdq.VpdqComparison.Shares;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VpdqComparisonTest {
    private static final Path VECTORS = Path.of("..", "..", "shared", "vectors", "vpdq");

    private static VpdqFeature feature(int quality, long word) {
        return new VpdqFeature(0, quality, new PdqHash(word, 0, 0, 0), 0);
    }

    @Test
    void atDistance31OnlyDistinctHashesMatch() {
        List<VpdqFeature> query = List.of(feature(100, 0));
        List<VpdqFeature> compared = List.of(feature(100, (1L << 31) - 1));

        assertThat(VpdqComparison.EVERY_FEATURE.compare(query, compared)).isEqualTo(new Shares(0, 0));
        assertThat(VpdqComparison.DISTINCT_HASHES.compare(query, compared)).isEqualTo(new Shares(100, 100));
    }

    @Test
    void equalHashesCountOnceOrEachTime() {
        List<VpdqFeature> query = List.of(feature(100, 0), feature(100, 0), feature(100, 0), feature(100, -1));
        List<VpdqFeature> compared = List.of(feature(100, 1));

        assertThat(VpdqComparison.EVERY_FEATURE.compare(query, compared)).isEqualTo(new Shares(75, 100));
        assertThat(VpdqComparison.DISTINCT_HASHES.compare(query, compared)).isEqualTo(new Shares(50, 100));
    }

    @Test
    void poorFramesDoNotCountAndNothingMatchesNothing() {
        List<VpdqFeature> poor = List.of(feature(49, 0));
        List<VpdqFeature> good = List.of(feature(50, 0), feature(49, -1));

        for (VpdqComparison semantics : VpdqComparison.values()) {
            assertThat(semantics.compare(good, good)).isEqualTo(new Shares(100, 100));
            assertThat(semantics.compare(poor, good)).isEqualTo(new Shares(0, 0));
            assertThat(semantics.compare(List.of(), List.of())).isEqualTo(new Shares(0, 0));
        }
    }

    @Test
    void bothSemanticsGiveTheReferenceFiguresOfAllPairs() throws IOException {
        Path table = VECTORS.resolve("allpairs_percent.tsv");
        assumeThat(table)
                .as("no reference vectors at %s", table.toAbsolutePath())
                .exists();
        Map<String, List<VpdqFeature>> videos = new HashMap<>();
        List<String> lines = Files.readAllLines(table);
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split("\t", -1);
            List<VpdqFeature> query = videos.computeIfAbsent(fields[0], VpdqComparisonTest::read);
            List<VpdqFeature> compared = videos.computeIfAbsent(fields[1], VpdqComparisonTest::read);
            Shares every = VpdqComparison.EVERY_FEATURE.compare(query, compared);
            Shares distinct = VpdqComparison.DISTINCT_HASHES.compare(query, compared);
            assertThat(String.format(
                            Locale.ROOT,
                            "%.2f %.2f %.4f %.4f",
                            every.query(),
                            every.compared(),
                            distinct.query(),
                            distinct.compared()))
                    .as(line)
                    .isEqualTo(String.join(" ", fields[2], fields[3], fields[4], fields[5]));
        }
        assertThat(lines).hasSize(257);
    }

    private static List<VpdqFeature> read(String name) {
        try {
            return VpdqText.read(
                    Files.readString(VECTORS.resolve("sample-hashes").resolve(name)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
