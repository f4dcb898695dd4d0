package dev.firebreak.core.fingerprint.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.firebreak.core.fingerprint.PdqHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hashes of real pictures with the answers of others' exact search, where the reference vectors lie beside the repository. */
class HashIndexVectorsTest {
    private static final Path VECTORS = Path.of("..", "..", "shared", "vectors", "mih");

    @ParameterizedTest
    @CsvSource({"31, brute_query_d31.txt", "31, mih_query_d31.txt", "32, mih_query_d32.txt"})
    void agreesWithTheReference(int radius, String answers) throws IOException {
        assumeThat(VECTORS).isDirectory();
        List<PdqHash> haystack = Files.readAllLines(VECTORS.resolve("haystack.txt")).stream()
                .map(PdqHash::parse)
                .toList();
        // Once read from end to end, once through slots.
        for (int newest : new int[] {2_000, 100}) {
            HashIndex index = new HashIndex(List.of(), Runnable::run, newest);
            // The reference counts from 1.
            for (int id = 1; id <= haystack.size(); id++) {
                index.add(haystack.get(id - 1), id);
            }
            Map<String, List<String>> expected = expected(VECTORS.resolve(answers));
            assertThat(expected).isNotEmpty();
            expected.forEach((needle, near) -> assertThat(HashIndexTest.near(index, PdqHash.parse(needle), radius))
                    .isEqualTo(near));
        }
    }

    private static Map<String, List<String>> expected(Path file) throws IOException {
        Map<String, List<String>> expected = new TreeMap<>();
        List<String> near = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("needle=")) {
                near = new ArrayList<>();
                expected.put(line.substring("needle=".length()), near);
            } else if (line.startsWith("d=")) {
                near.add(line.substring(2, line.indexOf(',')) + " " + line.substring(line.indexOf("idx=") + 4));
                near.sort(null);
            }
        }
        return expected;
    }
}
