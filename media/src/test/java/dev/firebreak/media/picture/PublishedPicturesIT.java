package dev.firebreak.media.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.picture.PdqHasher;
import dev.firebreak.core.fingerprint.picture.PictureHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files whose hashes others published, where they lie beside the repository; one empty case where not. */
class PublishedPicturesIT {
    private static final Path DATA = Path.of("..", "..", "shared", "vectors", "pdq");
    private static final int FIRST_HASH = 7;
    private static final PictureReader READER = new PictureReader();

    @AfterAll
    static void end() {
        READER.close();
    }

    private static Stream<List<String>> table() throws IOException {
        Path table = DATA.resolve("pdq_cpp_fullres.tsv");
        return !Files.exists(table)
                ? Stream.of()
                : Files.readAllLines(table).stream().skip(1).map(line -> List.of(line.split("\t", -1)));
    }

    static Stream<List<String>> pictures() throws IOException {
        List<List<String>> found =
                table().filter(fields -> file(fields).isPresent()).toList();
        return found.isEmpty() ? Stream.of(List.of()) : found.stream();
    }

    static Stream<Path> modes() throws IOException {
        Path modes = DATA.resolve(Path.of("images", "misc-images", "modes"));
        if (!Files.exists(modes)) {
            return Stream.of(Path.of(""));
        }
        try (Stream<Path> files = Files.list(modes)) {
            return files.filter(file -> !file.toString().endsWith(".md")).toList().stream();
        }
    }

    private static Optional<Path> file(List<String> fields) {
        String name = fields.getFirst().replace("__", "/");
        return Stream.of("images", "images/misc-images")
                .map(folder -> DATA.resolve(folder).resolve(name))
                .filter(Files::exists)
                .findFirst();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void theSameFileHasNearlyTheSameHash(List<String> fields) {
        if (fields.isEmpty()) {
            return;
        }
        PdqHasher hasher = new PdqHasher();
        PictureHash hash = hasher.hash(read(file(fields).orElseThrow()).luma());

        assertThat(hash.quality()).isCloseTo(Integer.parseInt(fields.get(6)), org.assertj.core.data.Offset.offset(1));
        List<PdqHash> orientations = hasher.orientations();
        for (int i = 0; i < orientations.size(); i++) {
            assertThat(orientations.get(i).distance(PdqHash.parse(fields.get(FIRST_HASH + i))))
                    .isLessThanOrEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void everyColourModeOfOnePictureHasNearlyOneHash(Path file) throws IOException {
        if (file.toString().isEmpty()) {
            return;
        }
        String original = table().filter(fields -> fields.getFirst().equals("modes__original.jpg"))
                .findFirst()
                .orElseThrow()
                .get(FIRST_HASH);

        PictureHash hash = new PdqHasher().hash(read(file).upright().luma());

        assertThat(hash.hash().distance(PdqHash.parse(original))).isLessThanOrEqualTo(2);
        assertThat(hash.quality()).isEqualTo(100);
    }

    private static DecodedPicture read(Path file) {
        return ((PictureOutcome.Read) READER.read(file)).picture();
    }
}
