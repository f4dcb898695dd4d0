package dev.firebreak.testkit.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.picture.LumaPlane;
import dev.firebreak.core.fingerprint.picture.Orientation;
import dev.firebreak.core.fingerprint.picture.PdqHasher;
import dev.firebreak.core.fingerprint.picture.PictureHash;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PdqHasherTest {
    private final PdqHasher hasher = new PdqHasher();

    @ParameterizedTest
    @CsvSource({
        "640, 360, 3, 5abbf0c45aabf000a5450fffa5150f3ee1d1c9b9a5450fcda5c18b3ea0260fd9",
        "300, 451, 7, 0dfde7308f7c24734d33a5142ccf24d3cb5de34c0db72d310d3ce0d3a0d3a52c",
        "64, 64, 5, a5103da6a455ba47a066ba77e51ddb96a4593e19a503f065b1610d96a586f6f9",
    })
    void paintedPicturesHaveTheirKnownHash(int width, int height, int seed, String expected) {
        assertThat(hasher.hash(PaintedPicture.of(width, height, seed).luma())
                        .hash()
                        .hex())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5",
        "5, 700",
        "700, 5",
        "63, 64",
        "64, 65",
        "64, 64",
        "127, 128",
        "128, 129",
        "129, 255",
        "257, 131",
        "512, 512",
        "513, 511",
        "1280, 720",
        "1003, 1601",
        "2050, 67"
    })
    void everySizeAgreesWithThePlainWayInEveryBit(int width, int height) {
        PaintedPicture picture = PaintedPicture.of(width, height, 3);
        PlainPdq plain = picture.plain();

        PictureHash hash = hasher.hash(picture.luma());

        float[] coefficients = new float[PdqHasher.COEFFICIENTS];
        hasher.coefficients(coefficients, 0);
        assertThat(coefficients).containsExactly(plain.coefficients());
        assertThat(hash).isEqualTo(new PictureHash(PdqHash.parse(plain.hex()), plain.quality()));
    }

    @Test
    void whatWasHashedBeforeLeavesNoTrace() {
        PaintedPicture small = PaintedPicture.of(200, 150, 4);
        PictureHash first = hasher.hash(small.luma());
        byte[] white = new byte[3 * 900 * 900];
        java.util.Arrays.fill(white, (byte) 255);
        hasher.hash(LumaPlane.rgb(white, 900, 900));

        assertThat(hasher.hash(small.luma())).isEqualTo(first);
    }

    @Test
    void orientationsAreThoseOfTheTurnedPicture() {
        PaintedPicture picture = PaintedPicture.of(480, 320, 9);
        PdqHasher upright = new PdqHasher();
        upright.hash(picture.luma());

        PaintedPicture turned = picture;
        for (Orientation orientation : new Orientation[] {
            Orientation.UPRIGHT, Orientation.TURNED_90, Orientation.TURNED_180, Orientation.TURNED_270
        }) {
            assertThat(hasher.hash(turned.luma()).hash().distance(upright.oriented(orientation)))
                    .as("%s", orientation)
                    .isLessThanOrEqualTo(PdqHash.MATCH_DISTANCE);
            turned = turned.turned();
        }
        assertNear(picture.mirrored(), upright.oriented(Orientation.MIRRORED));
        assertNear(picture.mirrored().turned().turned(), upright.oriented(Orientation.FLIPPED_UPSIDE_DOWN));
        assertNear(picture.mirrored().turned(), upright.oriented(Orientation.TRANSPOSED));
        assertNear(picture.turned().mirrored(), upright.oriented(Orientation.TRANSVERSED));
    }

    private void assertNear(PaintedPicture picture, PdqHash derived) {
        assertThat(hasher.hash(picture.luma()).hash().distance(derived)).isLessThanOrEqualTo(PdqHash.MATCH_DISTANCE);
    }

    @Test
    void theCompactConventionSamplesLargePicturesFirst() {
        PaintedPicture picture = PaintedPicture.of(800, 300, 2);
        byte[] sampled = new byte[3 * 512 * 512];
        for (int y = 0; y < 512; y++) {
            for (int x = 0; x < 512; x++) {
                System.arraycopy(
                        picture.rgb(), 3 * (y * 300 / 512 * 800 + x * 800 / 512), sampled, 3 * (y * 512 + x), 3);
            }
        }

        assertThat(hasher.hashCompact(picture.luma())).isEqualTo(hasher.hash(LumaPlane.rgb(sampled, 512, 512)));
        PaintedPicture small = PaintedPicture.of(512, 200, 2);
        assertThat(hasher.hashCompact(small.luma())).isEqualTo(hasher.hash(small.luma()));
    }

    @Test
    void videoRangeLumaHashesLikeThePictureItStandsFor() {
        byte[] grey = new byte[320 * 180];
        byte[] video = new byte[320 * 180];
        byte[] rgb = PaintedPicture.of(320, 180, 6).rgb();
        for (int i = 0; i < grey.length; i++) {
            grey[i] = rgb[3 * i + 1];
            video[i] = (byte) Math.round(16 + (grey[i] & 0xff) * 219 / 255f);
        }

        PictureHash full = hasher.hash(LumaPlane.grey(grey, 320, 180));
        PictureHash narrow = hasher.hash(LumaPlane.video(video, 0, 320, 320, 180));

        assertThat(narrow.hash().distance(full.hash())).isLessThanOrEqualTo(6);
        assertThat(narrow.quality()).isCloseTo(full.quality(), org.assertj.core.data.Offset.offset(2));
    }

    @Test
    void aPartOfAPlaneIsHashedAsIfItWereAlone() {
        byte[] whole = new byte[100 * 90];
        new Random(5).nextBytes(whole);
        byte[] part = new byte[70 * 60];
        for (int y = 0; y < 60; y++) {
            System.arraycopy(whole, (y + 20) * 100 + 10, part, y * 70, 70);
        }

        assertThat(hasher.hash(LumaPlane.grey(whole, 20 * 100 + 10, 100, 70, 60)))
                .isEqualTo(hasher.hash(LumaPlane.grey(part, 70, 60)));
    }

    @Test
    void flatAndTinyPicturesSayNothing() {
        assertThat(hasher.hash(LumaPlane.grey(new byte[10_000], 100, 100)))
                .isEqualTo(new PictureHash(new PdqHash(0, 0, 0, 0), 0));
        hasher.hash(PaintedPicture.of(100, 100, 1).luma());
        assertThat(hasher.hash(PaintedPicture.of(4, 100, 1).luma()))
                .isEqualTo(new PictureHash(new PdqHash(0, 0, 0, 0), 0));
        assertThat(hasher.orientations()).containsOnly(new PdqHash(0, 0, 0, 0));
    }

    @Test
    void samplesThatDoNotFillThePictureAreRefused() {
        assertThatThrownBy(() -> LumaPlane.grey(new byte[99], 10, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LumaPlane.grey(new byte[100], 1, 10, 10, 10))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LumaPlane.rgb(new byte[299], 10, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LumaPlane.grey(new byte[0], LumaPlane.MAX_SIDE + 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65537");
        assertThat(LumaPlane.grey(new byte[LumaPlane.MAX_SIDE], LumaPlane.MAX_SIDE, 1)
                        .width())
                .isEqualTo(LumaPlane.MAX_SIDE);
    }
}
