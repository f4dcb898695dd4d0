package dev.firebreak.bench.copies;

import dev.firebreak.core.edit.Picture;
import dev.firebreak.core.edit.Take;
import dev.firebreak.core.edit.TakePrints;
import dev.firebreak.core.fingerprint.picture.LumaPlane;
import dev.firebreak.core.fingerprint.picture.PdqHasher;
import dev.firebreak.core.fingerprint.picture.PictureHash;
import dev.firebreak.core.fingerprint.sound.SoundFingerprint;
import dev.firebreak.core.fingerprint.tmk.TmkHasher;
import dev.firebreak.core.fingerprint.tmk.TmkSignature;
import dev.firebreak.core.fingerprint.video.FrameDescriber;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.core.fingerprint.vpdq.VpdqFeature;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that any matcher wants to know of a take.
 *
 * @param video without learned hashes
 * @param described with them
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record Prints(
        double seconds,
        VideoFingerprint video,
        VideoFingerprint described,
        SoundFingerprint sound,
        List<VpdqFeature> vpdq,
        TmkSignature tmk,
        int[] chromaprint) {
    private static final int SIDE = PdqHasher.SIDE;

    static Prints of(Take take, Chromaprint chromaprint, FrameDescriber describer) {
        return new Prints(
                take.seconds(),
                TakePrints.video(take),
                TakePrints.video(take, describer),
                TakePrints.sound(take),
                vpdq(take),
                tmk(take),
                chromaprint.print(take.sound()));
    }

    /** A hash a second, of the whole picture. */
    private static List<VpdqFeature> vpdq(Take take) {
        PdqHasher hasher = new PdqHasher();
        List<VpdqFeature> features = new ArrayList<>();
        for (int second = 0; second < take.seconds(); second++) {
            Picture picture = take.film().at(second);
            PictureHash hash = hasher.hash(LumaPlane.rgb(picture.rgb(), picture.width(), picture.height()));
            features.add(new VpdqFeature(second, hash.quality(), hash.hash(), second));
        }
        return features;
    }

    /** 15 pictures a second, each of the five that there are three times, averaged to 64 × 64. */
    private static TmkSignature tmk(Take take) {
        PdqHasher hasher = new PdqHasher();
        TmkHasher sums = new TmkHasher();
        float[] coefficients = new float[TmkSignature.DIMENSION];
        int pictures = (int) (take.seconds() * Material.PICTURES_A_SECOND);
        for (int i = 0; i < pictures; i++) {
            Picture picture = take.film().at((double) i / Material.PICTURES_A_SECOND);
            hasher.hash(LumaPlane.floats(shrunk(picture), SIDE, SIDE));
            hasher.coefficients(coefficients, 0);
            for (int again = 0; again < TmkSignature.FRAMES_PER_SECOND / Material.PICTURES_A_SECOND; again++) {
                sums.add(coefficients);
            }
        }
        return sums.signature();
    }

    private static float[] shrunk(Picture picture) {
        byte[] luma = picture.luma();
        float[] small = new float[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            int top = y * picture.height() / SIDE;
            int bottom = Math.max(top + 1, (y + 1) * picture.height() / SIDE);
            for (int x = 0; x < SIDE; x++) {
                int left = x * picture.width() / SIDE;
                int right = Math.max(left + 1, (x + 1) * picture.width() / SIDE);
                int sum = 0;
                for (int row = top; row < bottom; row++) {
                    for (int column = left; column < right; column++) {
                        sum += luma[row * picture.width() + column] & 0xff;
                    }
                }
                small[y * SIDE + x] = (float) sum / ((bottom - top) * (right - left));
            }
        }
        return small;
    }
}
