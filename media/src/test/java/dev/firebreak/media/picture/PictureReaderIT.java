package dev.firebreak.media.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.picture.PdqHasher;
import dev.firebreak.core.fingerprint.picture.PictureHash;
import dev.firebreak.media.tool.Ffmpeg;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureReaderIT {
    private static final String SCENE = "-f lavfi -i mandelbrot=size=320x200:start_scale=2,hue=s=1.5";

    private final PictureReader reader = new PictureReader();

    @TempDir
    private Path folder;

    private Path original = Path.of("");

    @BeforeEach
    void paint() {
        original = Ffmpeg.make(folder.resolve("original.png"), SCENE + " -frames:v 1 -pix_fmt rgb24");
    }

    @AfterEach
    void end() {
        reader.close();
    }

    @ParameterizedTest
    @CsvSource({
        "a.jpg, -pix_fmt yuvj420p -q:v 2, false",
        "b.jpg, -pix_fmt yuvj444p -q:v 2, false",
        "d.png, -pix_fmt gray, true",
        "e.png, -pix_fmt gray16be, true",
        "f.png, -pix_fmt ya8, true",
        "g.png, -pix_fmt rgba, false",
        "h.png, -pix_fmt rgb48be, false",
        "i.png, -pix_fmt rgba64be, false",
        "j.png, -pix_fmt pal8, false",
        "l.gif, -c:v gif, false",
        "m.webp, -c:v libwebp -quality 90, false",
        "n.webp, -c:v libwebp -lossless 1 -pix_fmt bgra, false",
        "o.avif, -c:v libaom-av1 -still-picture 1 -crf 10 -cpu-used 8 -pix_fmt yuv420p, false",
        "p.avif, -c:v libaom-av1 -still-picture 1 -crf 10 -cpu-used 8 -pix_fmt yuv444p10le, false",
    })
    void everyFormatAndColourModeShowsTheSamePicture(String name, String encoding, boolean grey) throws IOException {
        Path file = Ffmpeg.make(folder.resolve(name), "-i " + original + " -frames:v 1 " + encoding);

        assertShowsTheOriginal(file, grey);
    }

    private void assertShowsTheOriginal(Path file, boolean grey) {
        DecodedPicture picture = read(file);

        assertThat(picture.grey()).isEqualTo(grey);
        assertThat(picture.width()).isEqualTo(320);
        assertThat(picture.height()).isEqualTo(200);
        assertThat(distanceToOriginal(picture)).isLessThanOrEqualTo(12);
    }

    private int distanceToOriginal(DecodedPicture picture) {
        return hash(picture).hash().distance(hash(read(original)).hash());
    }

    private static PictureHash hash(DecodedPicture picture) {
        return new PdqHasher().hash(picture.luma());
    }

    private DecodedPicture read(Path file) {
        PictureOutcome outcome = reader.read(file);
        assertThat(outcome).as("%s", file).isInstanceOf(PictureOutcome.Read.class);
        return ((PictureOutcome.Read) outcome).picture();
    }

    @Test
    void samplesOfALosslessFileComeBackAsTheyAre() throws IOException {
        BufferedImage expected = ImageIO.read(original.toFile());

        byte[] samples = read(original).samples();

        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < 320; x++) {
                int at = 3 * (y * 320 + x);
                int rgb = ((samples[at] & 0xff) << 16) | ((samples[at + 1] & 0xff) << 8) | (samples[at + 2] & 0xff);
                assertThat(rgb).isEqualTo(expected.getRGB(x, y) & 0xffffff);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {InkJpeg.PLAIN, InkJpeg.BRIGHTNESS})
    void printingInksBecomeColours(int transform) throws IOException {
        Path file = InkJpeg.write(folder.resolve("inks.jpg"), ImageIO.read(original.toFile()), transform);

        assertShowsTheOriginal(file, false);
    }

    @Test
    void blackAndWhiteDotsShowTheSamePictureCoarsely() {
        Path file = Ffmpeg.make(folder.resolve("dots.png"), "-i " + original + " -pix_fmt monob");

        assertThat(read(file).grey()).isTrue();
        assertThat(distanceToOriginal(read(file))).isLessThanOrEqualTo(PdqHash.MATCH_DISTANCE);
    }

    @Test
    void aJpegWithoutColoursIsGrey() throws IOException {
        BufferedImage grey = new BufferedImage(320, 200, BufferedImage.TYPE_BYTE_GRAY);
        grey.getGraphics().drawImage(ImageIO.read(original.toFile()), 0, 0, null);
        Path file = folder.resolve("grey.jpg");
        ImageIO.write(grey, "jpeg", file.toFile());

        DecodedPicture picture = read(file);

        assertThat(picture.grey()).isTrue();
        assertThat(distanceToOriginal(picture)).isLessThanOrEqualTo(PdqHash.MATCH_DISTANCE);
    }

    @Test
    void aTelephonesPictureIsReadInOnePieceAndInTiles() {
        HeifFile heif = new HeifFile(folder);

        assertShowsTheOriginal(heif.single(folder.resolve("one.heic"), "-i " + original, 320, 200, 0), false);
        assertShowsTheOriginal(heif.tiled(folder.resolve("tiles.heic"), "-i " + original, 320, 200, 128), false);
    }

    @Test
    void aContainersTurnIsHeeded() {
        Path file = new HeifFile(folder).single(folder.resolve("turned.heic"), "-i " + original, 320, 200, 1);

        DecodedPicture stored = read(file);

        assertThat(stored.turn()).isEqualTo(Turn.ofExif(8));
        assertThat(distanceToOriginal(stored)).isLessThanOrEqualTo(12);
        assertThat(stored.upright().width()).isEqualTo(200);
        assertThat(distanceToOriginal(stored.upright())).isGreaterThan(60);
    }

    @ParameterizedTest
    @CsvSource({"1, ABCDEF", "2, BADCFE", "3, FEDCBA", "4, EFCDAB", "5, ACEBDF", "6, ECAFDB", "7, FDBECA", "8, BDFACE"})
    void camerasNotesTurnPicturesUpright(int orientation, String expected) throws IOException {
        BufferedImage letters = new BufferedImage(2, 3, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 6; i++) {
            letters.getRaster().setSample(i % 2, i / 2, 0, 'A' + i);
        }
        Path plain = folder.resolve("letters.png");
        ImageIO.write(letters, "png", plain.toFile());
        Path noted = Files.write(folder.resolve("noted.png"), Exif.inPng(Files.readAllBytes(plain), orientation));

        DecodedPicture stored = read(noted);

        assertThat(new String(stored.samples(), java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("ABCDEF");
        assertThat(new String(stored.upright().samples(), java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo(expected);
        assertThat(stored.upright().width()).isEqualTo(orientation > 4 ? 3 : 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void jpegAndWebpCarryTheSameNotes(int orientation) throws IOException {
        Path jpeg = Ffmpeg.make(folder.resolve("plain.jpg"), "-i " + original + " -pix_fmt yuvj420p");
        Path webp = Ffmpeg.make(folder.resolve("plain.webp"), "-i " + original + " -c:v libwebp -pix_fmt yuv420p");
        byte[] turnedJpeg = Exif.inJpeg(Files.readAllBytes(jpeg), orientation);
        byte[] turnedWebp = Exif.inWebp(Files.readAllBytes(webp), 320, 200, orientation);

        assertThat(read(Files.write(folder.resolve("turned.jpg"), turnedJpeg)).turn())
                .isEqualTo(Turn.ofExif(orientation));
        assertThat(read(Files.write(folder.resolve("turned.webp"), turnedWebp)).turn())
                .isEqualTo(Turn.ofExif(orientation));
    }

    @Test
    void aVideoIsNoPictureAndAMissingFileIsMissing() throws IOException {
        Path video = Ffmpeg.make(folder.resolve("video.mp4"), SCENE + " -frames:v 5 -c:v libx264 -pix_fmt yuv420p");

        assertThat(reader.read(video)).isEqualTo(new PictureOutcome.NotAPicture());
        assertThat(reader.read(Files.createFile(folder.resolve("empty.jpg"))))
                .isEqualTo(new PictureOutcome.NotAPicture());
        assertThat(reader.read(folder.resolve("none.jpg"))).isInstanceOf(PictureOutcome.Missing.class);
    }

    @Test
    void brokenPicturesAreRefusedAndTheNextIsRead() throws IOException {
        byte[] whole = Files.readAllBytes(original);
        Path torn = Files.write(folder.resolve("torn.png"), Arrays.copyOf(whole, 60));
        byte[] noise = new byte[5000];
        new java.util.Random(3).nextBytes(noise);
        System.arraycopy(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}, 0, noise, 0, 3);
        Path noisy = Files.write(folder.resolve("noise.jpg"), noise);

        assertThat(reader.read(torn)).isInstanceOf(PictureOutcome.Unusable.class);
        assertThat(reader.read(noisy)).isInstanceOf(PictureOutcome.Unusable.class);
        assertShowsTheOriginal(original, false);
    }

    @Test
    void theLargestPictureIsReadAndARowMoreIsNot() throws IOException {
        assertThat(read(blank(6144)).samples()).hasSize((int) PictureLimits.MAX_PIXELS);
        assertThat(reader.read(blank(6145))).isInstanceOf(PictureOutcome.Unusable.class);
    }

    @Test
    void aGridOfTheMostTilesIsReadAndOneOfOneMoreIsNot() {
        HeifFile heif = new HeifFile(folder);
        String dot = "-f lavfi -i color=gray:s=64x64";

        assertThat(read(heif.repeated(folder.resolve("most.heic"), dot, 32, 32, 64))
                        .width())
                .isEqualTo(2048);
        assertThat(reader.read(heif.repeated(folder.resolve("more.heic"), dot, 25, 41, 64)))
                .isEqualTo(new PictureOutcome.Unusable("It is made of more than 1024 tiles"));
    }

    private Path blank(int height) throws IOException {
        Path file = folder.resolve("blank.png");
        ImageIO.write(new BufferedImage(8192, height, BufferedImage.TYPE_BYTE_BINARY), "png", file.toFile());
        return file;
    }

    @Test
    void theLargestFileIsTriedAndAByteMoreIsNot() throws IOException {
        Path file = folder.resolve("long.jpg");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});
        try (java.io.RandomAccessFile sparse = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(PictureLimits.MAX_FILE_BYTES);
            assertThat(reader.read(file).toString()).doesNotContain("MiB").contains("Unusable");
            sparse.setLength(PictureLimits.MAX_FILE_BYTES + 1);
            assertThat(reader.read(file).toString()).contains("more than the 128 MiB");
        }
    }

    @Test
    void whatTakesTooLongIsStoppedAndTheNextIsTriedAnew() {
        try (PictureReader hurried = new PictureReader(Duration.ofMillis(1), PictureLimits.MAX_MEMORY_BYTES)) {
            assertThat(hurried.read(original)).isEqualTo(new PictureOutcome.Unusable("it was not decoded within 1 ms"));
            assertThat(hurried.read(original)).isEqualTo(new PictureOutcome.Unusable("it was not decoded within 1 ms"));
        }
    }

    @Test
    void whatTakesTooMuchMemoryIsStopped() {
        try (PictureReader narrow = new PictureReader(PictureLimits.PATIENCE, 1 << 20)) {
            assertThat(narrow.read(original))
                    .isEqualTo(new PictureOutcome.Unusable("it took more than the 1 MiB of memory that a picture may"));
        }
    }
}
