package dev.firebreak.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.arming.MeasuredBounds;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.inference.tiny.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelPackageTest {
    @TempDir
    Path folder;

    private Path written;

    @BeforeEach
    void write() {
        written = folder.resolve("package");
        TinyModels.obvious().writeFolder(written);
    }

    @Test
    void readsWhatItWroteToAFolder() {
        requireSame(ModelPackage.open(written));
    }

    @Test
    void readsWhatItWroteToAZip() {
        Path zip = folder.resolve("package.zip");
        TinyModels.obvious().writeZip(zip);

        requireSame(ModelPackage.open(zip));
    }

    @Test
    void writesTheSameBytesForTheSamePackage() throws IOException {
        TinyModels.obvious().writeZip(folder.resolve("a.zip"));
        TinyModels.obvious().writeZip(folder.resolve("b.zip"));

        assertThat(folder.resolve("a.zip")).hasSameBinaryContentAs(folder.resolve("b.zip"));
    }

    @Test
    void refusesWeightsThatAreNotTheOnesDescribed() throws IOException {
        Files.write(written.resolve("sound.onnx"), TinyModels.colour());

        requireUnusable(written, "sound.onnx is not the file described");
    }

    @ParameterizedTest
    @ValueSource(strings = {"package.json", "sound.onnx", "picture.onnx"})
    void refusesAPackageThatLacksAFile(String name) throws IOException {
        Files.delete(written.resolve(name));

        requireUnusable(written, name + " is missing");
    }

    @Test
    void readsAPackageWithoutACard() throws IOException {
        Files.delete(written.resolve("card.md"));

        assertThat(ModelPackage.open(written).card()).isEmpty();
    }

    @Test
    void saysWhereThereIsNoPackage() {
        requireUnusable(folder.resolve("nowhere"), "nowhere");
    }

    @Test
    void doesNotFollowLinks() throws IOException {
        Path elsewhere = Files.move(written.resolve("sound.onnx"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(written.resolve("sound.onnx"), elsewhere);

        requireUnusable(written, "sound.onnx is not a plain file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"sound.onnx\" -> \"../sound.onnx\"",
                "\"sound.onnx\" -> \"/etc/passwd\"",
                "\"sound.onnx\" -> \"picture.onnx\"",
                "\"sound.onnx\" -> \"sound.bin\"",
                "firebreak-model-package/1 -> firebreak-model-package/2",
                "\"seed\" -> \"sead\"",
                "\"inputSide\" : 32 -> \"inputSide\" : 31",
                "\"inputSide\" : 32 -> \"inputSide\" : 321",
                "\"inputSide\" : 32 -> \"inputSide\" : null",
                "\"gunfireSlope\" : 1.0 -> \"gunfireSlope\" : 0",
                "\"gunfireSlope\" : 1.0 -> \"gunfireSlope\" : 1e999",
                "\"watch\" : 0.3 -> \"watch\" : 0.7",
                "\"firearmFirstPerson\", \"game\" -> \"game\", \"firearmFirstPerson\"",
                "\"version\" : \"1\" -> \"version\" : \"\\u001b[31m\"",
                "\"version\" : \"1\" -> \"version\" : \"1\", \"version\" : \"2\"",
                "{ -> [",
            })
    void refusesADescriptionThatIsWrong(String change) throws IOException {
        int arrow = change.indexOf(" -> ");
        Path json = written.resolve("package.json");
        String before = Files.readString(json);
        String after = before.replace(change.substring(0, arrow), change.substring(arrow + 4));
        assertThat(after).isNotEqualTo(before);
        Files.writeString(json, after);

        requireUnusable(written, "package.json is not usable");
    }

    @Test
    void aPackageThatNobodyHasMeasuredHasNoBounds() {
        assertThat(ModelPackage.open(written).description().bounds()).isEmpty();
    }

    @Test
    void keepsTheBoundsThatWereMeasured() {
        ModelPackage measured =
                TinyModels.obvious().withBounds(bounds(TinyModels.obvious().judge()));
        measured.writeFolder(written);

        ModelPackage read = ModelPackage.open(written);
        assertThat(read.description().bounds()).contains(bounds(read.judge()));
        assertThat(read.judge()).isEqualTo(TinyModels.obvious().judge());
    }

    @Test
    void takesNoBoundsOfAnotherJudge() {
        assertThatThrownBy(() -> TinyModels.obvious().withBounds(bounds(Hash256.sha256(new byte[0]))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other weights");
    }

    @Test
    void anotherThresholdIsAnotherJudgeAndAnotherNameIsNot() throws IOException {
        Hash256 judge = ModelPackage.open(written).judge();
        change("\"watch\" : 0.3", "\"watch\" : 0.31");
        assertThat(ModelPackage.open(written).judge()).isNotEqualTo(judge);
        change("\"watch\" : 0.31", "\"watch\" : 0.3");
        change("\"version\" : \"1\"", "\"version\" : \"1b\"");
        assertThat(ModelPackage.open(written).judge()).isEqualTo(judge);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"falseHolds\" : 2 -> \"falseHolds\" : 1",
                "\"falseHolds\" : 2 -> \"falseHolds\" : -2",
                "\"falseCuts\" : 1 -> \"falseCuts\" : 3",
                "\"streamMillis\" : 36000000 -> \"streamMillis\" : 72000000",
                "\"streamMillis\" : 36000000 -> \"streamMillis\" : 0",
                "\"uniqueMillis\" : 36000000 -> \"uniqueMillis\" : 31557600000001",
                "\"SYNTHETIC\" -> \"HEARSAY\"",
                "\"a set\" -> \"\"",
                "\"falseCuts\" : 1, -> ",
                "\"falseCuts\" : 1 -> \"falseCuts\" : 1, \"trueCuts\" : 1",
                "\"judge\" : \" -> \"judge\" : \"x",
            })
    void refusesBoundsThatAreWrong(String change) throws IOException {
        TinyModels.obvious().withBounds(bounds(TinyModels.obvious().judge())).writeFolder(written);
        assertThat(ModelPackage.open(written).description().bounds()).isPresent();
        int arrow = change.indexOf(" -> ");
        change(change.substring(0, arrow), change.substring(arrow + 4));

        requireUnusable(written, "package.json is not usable");
    }

    @Test
    void refusesBoundsThatAreNull() throws IOException {
        change("\"format\"", "\"bounds\" : null, \"format\"");

        requireUnusable(written, "package.json is not usable");
    }

    @Test
    void refusesADescriptionBeyondItsLimit() throws IOException {
        Path json = written.resolve("package.json");
        String text = Files.readString(json);
        int limit = (int) PackageLimits.DESCRIPTION_BYTES;
        Files.writeString(json, text + " ".repeat(limit - text.length()));
        requireSame(ModelPackage.open(written));

        Files.writeString(json, text + " ".repeat(limit - text.length() + 1));
        requireUnusable(written, "package.json has more than 16777216 bytes");
    }

    @Test
    void refusesWeightsThatAreTogetherBeyondTheLimit() throws IOException {
        int sound = TinyModels.loudness().length;
        byte[] large = new byte[(int) PackageLimits.TOTAL_BYTES - sound];
        ModelPackage.of(TinyModels.description(), TinyModels.loudness(), large, "")
                .writeFolder(written);
        assertThat(ModelPackage.open(written).picture()).hasSize(large.length);

        byte[] tooLarge = new byte[large.length + 1];
        ModelPackage.of(TinyModels.description(), TinyModels.loudness(), tooLarge, "")
                .writeFolder(written);
        requireUnusable(written, "picture.onnx has more than");
    }

    @Test
    void refusesAZipThatUnpacksBeyondTheLimit() throws IOException {
        Path zip = zip(Map.of("a", new byte[(int) PackageLimits.TOTAL_BYTES]));
        requireUnusable(zip, "package.json is missing");

        Path bomb = zip(Map.of("a", new byte[(int) PackageLimits.TOTAL_BYTES + 1]));
        requireUnusable(bomb, "more than 67108864 bytes unpacked");
    }

    @Test
    void refusesAZipWithMoreFilesThanAllowed() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < PackageLimits.ENTRIES; i++) {
            files.put("file" + i, new byte[0]);
        }
        requireUnusable(zip(files), "package.json is missing");

        files.put("one-more", new byte[0]);
        requireUnusable(zip(files), "more than 16 files");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../sound.onnx", "/sound.onnx", "a/b", "a\\b", "folder/", "", ".hidden", "line\nbreak"})
    void refusesAZipWithNamesThatLeadElsewhere(String name) throws IOException {
        requireUnusable(zip(Map.of(name, new byte[0])), "Model package");
    }

    @Test
    void refusesWhatIsNoZip() throws IOException {
        Path file = Files.writeString(folder.resolve("text.zip"), "not a zip file");

        requireUnusable(file, "package.json is missing");
    }

    private static MeasuredBounds bounds(Hash256 judge) {
        return MeasuredBounds.of(
                judge, MeasuredBounds.Origin.SYNTHETIC, "a set", 2, 1, Duration.ofHours(10), Duration.ofHours(10));
    }

    private void change(String from, String to) throws IOException {
        Path json = written.resolve("package.json");
        String before = Files.readString(json);
        assertThat(before).contains(from);
        Files.writeString(json, before.replace(from, to));
    }

    private Path zip(Map<String, byte[]> files) throws IOException {
        Path zip = folder.resolve("hostile.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        }
        return zip;
    }

    private static void requireSame(ModelPackage read) {
        ModelPackage expected = TinyModels.obvious();
        assertThat(read.description()).isEqualTo(expected.description());
        assertThat(read.description().sound().sha256())
                .isEqualTo(Hash256.sha256(TinyModels.loudness()).hex());
        assertThat(read.sound()).isEqualTo(expected.sound());
        assertThat(read.picture()).isEqualTo(expected.picture());
        assertThat(read.card()).isEqualTo(expected.card());
    }

    private static void requireUnusable(Path path, String message) {
        assertThatThrownBy(() -> ModelPackage.open(path))
                .isInstanceOfSatisfying(
                        FirebreakException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_UNUSABLE))
                .hasMessageContaining(message);
    }
}
