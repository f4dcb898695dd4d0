package dev.firebreak.testkit.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.picture.LumaPlane;
import dev.firebreak.core.fingerprint.picture.PdqHasher;
import dev.firebreak.core.fingerprint.picture.PictureHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the hashes of the reference implementation, where its data lie beside the repository; one empty case where not. */
class PublishedPdqTest {
    private static final Path DATA = Path.of("..", "..", "shared", "vectors", "pdq");
    private static final int FIRST_HASH = 7;

    static Stream<List<String>> pictures() throws IOException {
        Path table = DATA.resolve("pdq_cpp_512nn.tsv");
        if (!Files.exists(table)) {
            return Stream.of(List.of());
        }
        return Files.readAllLines(table).stream()
                .skip(1)
                .map(line -> List.of(line.split("\t", -1)))
                .filter(fields -> Files.exists(bytes(fields, ".rgb")) || Files.exists(bytes(fields, ".gray")));
    }

    private static Path bytes(List<String> fields, String suffix) {
        return DATA.resolve("exact-bytes").resolve(fields.getFirst() + suffix);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void equalSamplesGiveEqualBits(List<String> fields) throws IOException {
        if (fields.isEmpty()) {
            return;
        }
        int width = Integer.parseInt(fields.get(3));
        int height = Integer.parseInt(fields.get(4));
        LumaPlane plane = Files.exists(bytes(fields, ".rgb"))
                ? LumaPlane.rgb(Files.readAllBytes(bytes(fields, ".rgb")), width, height)
                : LumaPlane.grey(Files.readAllBytes(bytes(fields, ".gray")), width, height);
        PdqHasher hasher = new PdqHasher();

        PictureHash hash = hasher.hash(plane);

        assertThat(hash.quality()).isEqualTo(Integer.parseInt(fields.get(6)));
        assertThat(hasher.orientations().stream().map(PdqHash::hex))
                .containsExactlyElementsOf(fields.subList(FIRST_HASH, FIRST_HASH + 8));
        float[] coefficients = new float[PdqHasher.COEFFICIENTS];
        hasher.coefficients(coefficients, 0);
        double[] published = Arrays.stream(
                        Files.readString(bytes(fields, ".pdqf.txt")).strip().split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        for (int k = 0; k < coefficients.length; k++) {
            assertThat((double) coefficients[k]).isEqualTo((double) (float) published[k]);
        }
    }
}
