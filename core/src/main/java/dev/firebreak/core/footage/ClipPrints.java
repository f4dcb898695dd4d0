package dev.firebreak.core.footage;

import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.picture.Orientation;
import dev.firebreak.core.fingerprint.sound.SoundFingerprint;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.core.fingerprint.video.VideoFrame;
import java.util.List;
import java.util.Optional;

/**
 * By what a clip is recognised when it comes again, edited. What has nothing in it that could be recognised, a dark picture or silence,
 * is left out.
 *
 * @param pictures of a still its hash in each {@link Orientation}, in their order; otherwise, or when it is too flat, none
 * @param video of moving pictures
 * @param sound of the sound track
 */
public record ClipPrints(List<PdqHash> pictures, Optional<VideoFingerprint> video, Optional<SoundFingerprint> sound) {
    /** Of a clip in which there is nothing to recognise. */
    public static final ClipPrints NONE = new ClipPrints(List.of(), Optional.empty(), Optional.empty());

    /** Fewer peaks than this are not looked for by any index of sounds. */
    private static final int LEAST_PEAKS = 8;

    private static final int UPRIGHT = List.of(Orientation.values()).indexOf(Orientation.UPRIGHT);

    /** Throws {@link IllegalArgumentException} for a still that does not have all its orientations. */
    public ClipPrints {
        pictures = List.copyOf(pictures);
        if (!pictures.isEmpty() && pictures.size() != Orientation.values().length) {
            throw new IllegalArgumentException(
                    "A still has %d hashes or none, not %d".formatted(Orientation.values().length, pictures.size()));
        }
        video = video.filter(found -> found.frames().stream().anyMatch(VideoFrame::matchable));
        sound = sound.filter(found -> found.size() >= LEAST_PEAKS);
    }

    public boolean isEmpty() {
        return pictures.isEmpty() && video.isEmpty() && sound.isEmpty();
    }

    /** The same with other moving pictures. */
    public ClipPrints with(VideoFingerprint other) {
        return new ClipPrints(pictures, Optional.of(other), sound);
    }

    /** A still's hash as it is stored. */
    public Optional<PdqHash> upright() {
        return pictures.isEmpty() ? Optional.empty() : Optional.of(pictures.get(UPRIGHT));
    }
}
