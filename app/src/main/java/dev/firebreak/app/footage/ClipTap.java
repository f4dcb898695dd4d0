package dev.firebreak.app.footage;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.picture.LumaPlane;
import dev.firebreak.core.fingerprint.picture.PdqHasher;
import dev.firebreak.core.fingerprint.picture.PictureHash;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintBuilder;
import dev.firebreak.core.fingerprint.video.FingerprintBuilder;
import dev.firebreak.core.fingerprint.video.FrameHasher;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.core.footage.ClipPrintStore.Detail;
import dev.firebreak.core.footage.ClipPrints;
import dev.firebreak.core.footage.FootageKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a clip's fingerprints of what passes while it is decoded for the catalogue anyway: key frames and sound. One thread at a time. */
final class ClipTap {
    /** Key frames that follow each other faster are left out. */
    private static final Duration LEAST_STEP = Duration.ofMillis(900);

    /** Key frames as dense as this need no second look: pictures elsewhere that are a second apart meet them. */
    private static final double DENSE = 0.45;

    /** Of longer sound the beginning is fingerprinted. */
    private static final Duration LONGEST_SOUND = Duration.ofHours(12);

    private final FingerprintBuilder frames = new FingerprintBuilder(VideoFingerprint.DEFAULT_STEP);
    private final FrameHasher hasher = FrameHasher.ofFile(frames::add);
    private final SoundFingerprintBuilder sound = new SoundFingerprintBuilder();
    private @Nullable Frame first;
    private @Nullable Duration last;
    private int sampled;

    void frame(Frame frame) {
        first = first == null ? frame : first;
        if (last == null || frame.at().minus(last).compareTo(LEAST_STEP) >= 0) {
            last = frame.at();
            sampled++;
            hasher.add(frame);
        }
    }

    void sound(Sound heard) {
        if (heard.end().compareTo(LONGEST_SOUND) <= 0) {
            sound.add(heard.samples());
        }
    }

    /** What came of a clip of that kind and length; nothing may be added afterwards. */
    Made made(FootageKind kind, Duration length) {
        Frame still = first;
        if (kind == FootageKind.PICTURE && still != null) {
            return new Made(new ClipPrints(hashes(still), Optional.empty(), Optional.empty()), Detail.WHOLE);
        }
        hasher.finish();
        Duration covered = length.compareTo(VideoFingerprint.MAX_DURATION) > 0 ? VideoFingerprint.MAX_DURATION : length;
        frames.extendTo(covered);
        ClipPrints prints = new ClipPrints(List.of(), Optional.of(frames.fingerprint()), Optional.of(sound.finish()));
        boolean dense = still == null
                || sampled >= DENSE * length.toMillis() / 1_000
                || length.compareTo(ClipPrinting.LONGEST_REFINED) > 0;
        return new Made(prints, dense ? Detail.WHOLE : Detail.KEY_FRAMES);
    }

    /** A clip's fingerprints, and how closely it was looked at. */
    record Made(ClipPrints prints, Detail detail) {}

    private static List<PdqHash> hashes(Frame still) {
        PdqHasher whole = new PdqHasher();
        PictureHash hash = whole.hash(LumaPlane.rgb(still.rgb(), still.width(), still.height()));
        return hash.quality() >= PictureHash.USABLE_QUALITY ? whole.orientations() : List.of();
    }
}
