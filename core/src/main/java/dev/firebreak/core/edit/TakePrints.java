package dev.firebreak.core.edit;

import dev.firebreak.core.fingerprint.sound.SoundFingerprint;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintBuilder;
import dev.firebreak.core.fingerprint.video.FingerprintBuilder;
import dev.firebreak.core.fingerprint.video.FrameHasher;
import dev.firebreak.core.fingerprint.video.LumaPicture;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import java.time.Duration;

/** The fingerprints of a take, made as those of a file are. */
public final class TakePrints {
    private static final double MILLIS = 1000;

    private TakePrints() {}

    /** Of the pictures, one a second. */
    public static VideoFingerprint video(Take take) {
        FingerprintBuilder builder = new FingerprintBuilder(VideoFingerprint.DEFAULT_STEP);
        FrameHasher hasher = FrameHasher.ofFile(builder::add);
        Duration end = Duration.ofMillis((long) (take.seconds() * MILLIS));
        for (Duration at = Duration.ZERO; at.compareTo(end) < 0; at = at.plus(VideoFingerprint.DEFAULT_STEP)) {
            Picture picture = take.film().at(at.toMillis() / MILLIS);
            int width = picture.width();
            hasher.add(at, new LumaPicture(picture.luma(), 0, width, width, picture.height(), true), 0);
        }
        hasher.finish();
        builder.extendTo(end);
        return builder.fingerprint();
    }

    /** Of the sound. */
    public static SoundFingerprint sound(Take take) {
        return SoundFingerprintBuilder.of(take.sound());
    }
}
