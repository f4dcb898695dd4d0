package dev.firebreak.core.fingerprint.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.fingerprint.PdqHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexSnapshotTest {
    @TempDir
    private Path folder;

    private final Random random = new Random(11);
    private final PdqHash centre = Model.any(random);
    private final Model model = new Model();

    private HashIndex index() {
        HashIndex index = new HashIndex(List.of(), Runnable::run, 300);
        for (int id = 0; id < 3_000; id++) {
            PdqHash hash = id % 3 == 0 ? Model.any(random) : Model.changed(centre, id % 50, random);
            index.add(hash, id);
            model.add(hash, id);
            if (id % 7 == 0) {
                index.remove(hash, id);
                model.remove(hash, id);
            }
        }
        return index;
    }

    private HashIndex read(Path file) {
        assertThat(IndexSnapshot.read(file, Runnable::run)).isInstanceOf(IndexSnapshot.Restored.class);
        return ((IndexSnapshot.Restored) IndexSnapshot.read(file, Runnable::run)).index();
    }

    private String why(Path file) {
        assertThat(IndexSnapshot.read(file, Runnable::run)).isInstanceOf(IndexSnapshot.Unusable.class);
        return ((IndexSnapshot.Unusable) IndexSnapshot.read(file, Runnable::run)).why();
    }

    @Test
    void whatWasWrittenIsFoundAgainAndCanBeChanged() throws IOException {
        Path file = folder.resolve("hashes");
        IndexSnapshot.write(index(), file, 77);
        HashIndex restored = read(file);
        assertThat(IndexSnapshot.read(file, Runnable::run))
                .isInstanceOfSatisfying(
                        IndexSnapshot.Restored.class,
                        it -> assertThat(it.position()).isEqualTo(77));
        assertThat(restored.size()).isEqualTo(model.size());
        for (int radius : new int[] {0, 10, 31, 80, 256}) {
            assertThat(HashIndexTest.near(restored, centre, radius)).isEqualTo(model.near(centre, radius));
        }
        Model.Entry known = model.all().getFirst();
        assertThat(restored.add(known.hash(), known.id())).isFalse();
        assertThat(restored.remove(known.hash(), known.id())).isTrue();
        assertThat(restored.add(centre, 9_999)).isTrue();
        IndexSnapshot.write(restored, file, 78);
        assertThat(read(file).size()).isEqualTo(model.size());
        assertThat(folder).isDirectoryNotContaining(it -> !it.equals(file));
    }

    @Test
    void anEmptyIndexIsWrittenToo() throws IOException {
        Path file = folder.resolve("none");
        IndexSnapshot.write(new HashIndex(Runnable::run), file, 0);
        assertThat(read(file).size()).isZero();
    }

    @Test
    void aFlippedBitAnywhereIsNoticed() throws IOException {
        Path file = folder.resolve("hashes");
        IndexSnapshot.write(index(), file, 1);
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < 200; i++) {
            // The header and the first arrays byte by byte, then anywhere.
            int at = i < 100 ? i * 2 : random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bytes);
            if (i == 0) {
                assertThat(why(file)).contains("not a snapshot").contains(file.toString());
            }
            assertThat(IndexSnapshot.read(file, Runnable::run)).isInstanceOf(IndexSnapshot.Unusable.class);
        }
    }

    @Test
    void aFileCutShortOrTooLongIsNoticed() throws IOException {
        Path file = folder.resolve("hashes");
        IndexSnapshot.write(index(), file, 1);
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {0, 7, 47, 48, 100, bytes.length / 2, bytes.length - 1, bytes.length + 1}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThat(why(file)).contains("bytes");
        }
    }

    @Test
    void aFileThatIsNotThereIsUnusable() {
        assertThat(why(folder.resolve("nothing"))).contains("cannot be read").contains("nothing");
    }

    @Test
    void aNewerVersionIsRefusedByName() throws IOException {
        Path file = folder.resolve("hashes");
        IndexSnapshot.write(index(), file, 1);
        byte[] bytes = Files.readAllBytes(file);
        bytes[8] = 2;
        Files.write(file, bytes);
        assertThat(why(file)).contains("version 2, where 1 is understood");
    }
}
