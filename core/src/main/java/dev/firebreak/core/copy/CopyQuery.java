package dev.firebreak.core.copy;

import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.picture.Orientation;
import dev.firebreak.core.fingerprint.sound.SoundFingerprint;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a file or a stream that may be a copy.
 *
 * @param exact MD5 and SHA-256 of the file; none of a stream
 * @param pictures hashes of a still, one for each orientation that counts; too poor stills have none
 * @param orientations in which a video's frames are compared; pictures come in theirs
 */
public record CopyQuery(
        List<Signal> exact,
        Set<PdqHash> pictures,
        Optional<VideoFingerprint> video,
        Optional<SoundFingerprint> sound,
        Set<Orientation> orientations) {
    /** Upright and mirrored: what copies of videos are shown in. */
    public static final Set<Orientation> USUAL = Set.of(Orientation.UPRIGHT, Orientation.MIRRORED);

    /** All eight. */
    public static final Set<Orientation> ALL = Set.copyOf(EnumSet.allOf(Orientation.class));

    /** Of nothing, to begin with. */
    public static final CopyQuery NOTHING =
            new CopyQuery(List.of(), Set.of(), Optional.empty(), Optional.empty(), USUAL);

    /** Throws {@link IllegalArgumentException} for more pictures than there are orientations, or none of these. */
    public CopyQuery {
        exact = List.copyOf(exact);
        pictures = Set.copyOf(pictures);
        orientations = Set.copyOf(orientations);
        if (pictures.size() > ALL.size() || orientations.isEmpty()) {
            throw new IllegalArgumentException(
                    "A still has at most %d orientations, a video at least one".formatted(ALL.size()));
        }
    }

    public CopyQuery withExact(List<Signal> digests) {
        return new CopyQuery(digests, pictures, video, sound, orientations);
    }

    public CopyQuery withPictures(Set<PdqHash> hashes) {
        return new CopyQuery(exact, hashes, video, sound, orientations);
    }

    public CopyQuery withVideo(VideoFingerprint fingerprint) {
        return new CopyQuery(exact, pictures, Optional.of(fingerprint), sound, orientations);
    }

    public CopyQuery withSound(SoundFingerprint fingerprint) {
        return new CopyQuery(exact, pictures, video, Optional.of(fingerprint), orientations);
    }

    public CopyQuery withOrientations(Set<Orientation> others) {
        return new CopyQuery(exact, pictures, video, sound, others);
    }

    /** From its beginning to its end, as far as that is known: a copy of the same bytes. */
    MatchedInterval wholly() {
        Duration seen = video.map(VideoFingerprint::duration).orElse(Duration.ZERO);
        Duration heard = sound.map(SoundFingerprint::length).orElse(Duration.ZERO);
        Interval all = new Interval(Duration.ZERO, seen.compareTo(heard) >= 0 ? seen : heard);
        return new MatchedInterval(all, all, 1, 1);
    }
}
