package dev.firebreak.core.edit;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.fingerprint.LearnedHash;
import dev.firebreak.core.fingerprint.sound.SoundFingerprint;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintBuilder;
import dev.firebreak.core.fingerprint.video.FingerprintBuilder;
import dev.firebreak.core.fingerprint.video.FrameDescriber;
import dev.firebreak.core.fingerprint.video.FrameHasher;
import dev.firebreak.core.fingerprint.video.LumaPicture;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The fingerprints of a take, made as those of a file are. */
public final class TakePrints {
    private static final double MILLIS = 1000;

    private TakePrints() {}

    /** Of the pictures, one a second. */
    public static VideoFingerprint video(Take take) {
        return video(take, FrameDescriber.NONE);
    }

    /** The same with learned hashes. */
    public static VideoFingerprint video(Take take, FrameDescriber describer) {
        FingerprintBuilder builder = new FingerprintBuilder(VideoFingerprint.DEFAULT_STEP);
        Map<Duration, Optional<LearnedHash>> learned = new HashMap<>();
        FrameHasher hasher = FrameHasher.ofFile(
                frame -> builder.add(frame.withLearned(learned.getOrDefault(frame.at(), Optional.empty()))));
        Duration end = Duration.ofMillis((long) (take.seconds() * MILLIS));
        for (Duration at = Duration.ZERO; at.compareTo(end) < 0; at = at.plus(VideoFingerprint.DEFAULT_STEP)) {
            Picture picture = take.film().at(at.toMillis() / MILLIS);
            learned.put(at, describer.describe(frame(picture, at)));
            int width = picture.width();
            hasher.add(at, new LumaPicture(picture.luma(), 0, width, width, picture.height(), true), 0);
        }
        hasher.finish();
        builder.extendTo(end);
        return builder.fingerprint();
    }

    /** As the decoder would give it: no side is longer than models ask for. */
    private static Frame frame(Picture picture, Duration at) {
        double share = (double) Frame.MAX_SIDE / Math.max(picture.width(), picture.height());
        Picture small = share < 1 ? Grain.scaled(picture, share, share) : picture;
        return new Frame(at, small.width(), small.height(), small.rgb(), false);
    }

    /** Of the sound. */
    public static SoundFingerprint sound(Take take) {
        return SoundFingerprintBuilder.of(take.sound());
    }
}
