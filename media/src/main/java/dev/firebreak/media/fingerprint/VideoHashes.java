package dev.firebreak.media.fingerprint;

import dev.firebreak.core.fingerprint.tmk.TmkSignature;
import dev.firebreak.core.fingerprint.video.SampledFrame;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.core.fingerprint.vpdq.VpdqFeature;
import java.util.List;
import java.util.Optional;

/**
 * What became of a video.
 *
 * @param samples every picture that was hashed, near-duplicates included
 * @param fingerprint what is kept of them
 * @param vpdq empty where it was not asked for
 * @param tmk where it was asked for
 * @param damaged packets that could not be decoded
 * @param truncated true where the file breaks off; what is there was hashed
 */
public record VideoHashes(
        HashReport.VideoFacts facts,
        List<SampledFrame> samples,
        VideoFingerprint fingerprint,
        List<VpdqFeature> vpdq,
        Optional<TmkSignature> tmk,
        long damaged,
        boolean truncated) {
    public VideoHashes {
        samples = List.copyOf(samples);
        vpdq = List.copyOf(vpdq);
    }
}
