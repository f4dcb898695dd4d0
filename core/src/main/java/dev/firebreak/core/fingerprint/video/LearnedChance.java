package dev.firebreak.core.fingerprint.video;

import dev.firebreak.core.fingerprint.LearnedHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What it is worth that a frame's learned hash lies near that of a reference, in nats for a copy. Learned hashes are near where pictures
 * show the like: the same game, the same kind of room, another film of one studio. Such videos are alike all along, and no count
 * of unrelated pictures tells how often one is met. So two things are asked, and the lesser counts:
 *
 * <ul>
 *   <li>How rarely are unrelated frames this near? Of 1.9 million pairs of 31 references and 328 other videos two in a hundred thousand
 *       lay within 76 bits, three in ten thousand within {@value #RADIUS}. Much more is taken for the chance, and no frame counts for
 *       more than five nats.
 *   <li>How much nearer is it than this reference's pictures usually are to the frame? The logarithm of how much likelier the distance
 *       is of a copy's frame (some {@value #COPY} bits, deviation {@value #COPY_DEVIATION}) than of any frame of something alike (the
 *       median over the reference, deviation {@value #USUAL_DEVIATION}). Where nothing moves, this is nothing.
 * </ul>
 */
final class LearnedChance {
    /** How far apart learned hashes of the same moment are looked for. Most of a cropped, captioned or tilted picture are nearer. */
    static final int RADIUS = 88;

    /** Hits up to this distance make a reference worth aligning: of an hour of unrelated frames one in 14 has one. */
    static final int CANDIDATE = 76;

    /** Up to this distance the chance is the same. */
    static final int SURE = 64;

    /** Frames of a query this near to an earlier one show nothing new. */
    static final int SAME = 36;

    private static final double NEAR = 1 / 150.0;

    /** Bits in which the chance rises by e beyond {@link #SURE}. */
    private static final double SLOPE = 8;

    private static final double COPY = 50;
    private static final double COPY_DEVIATION = 20;
    private static final double USUAL_DEVIATION = 10;

    /** Frames of a reference that are looked at for what is usual: as many spread over it. */
    private static final int SAMPLE = 64;

    private LearnedChance() {}

    /** Chance that an unrelated frame is this near. */
    static double even(int distance) {
        return distance > RADIUS ? 1 : Math.min(1, NEAR * Math.exp(Math.max(0, distance - SURE) / SLOPE));
    }

    /** Nats by which a distance speaks for a copy rather than for something alike, whose distance is {@code usual}. */
    static double contrast(int distance, int usual) {
        double asCopy = Math.max(0, distance - COPY) / COPY_DEVIATION;
        double asAlike = Math.max(0, usual - distance) / USUAL_DEVIATION;
        return Math.log(USUAL_DEVIATION / COPY_DEVIATION) + (asAlike * asAlike - asCopy * asCopy) / 2;
    }

    /** For each frame of a query the median distance to the reference's frames; 0 where there is none. */
    static int[] usual(VideoFingerprint query, VideoFingerprint reference) {
        int[] usual = new int[query.frames().size()];
        if (!query.learnedSpace().equals(reference.learnedSpace())) {
            return usual;
        }
        List<LearnedHash> sample = sample(reference);
        for (int i = 0; i < usual.length && !sample.isEmpty(); i++) {
            Optional<LearnedHash> hash = query.frames().get(i).learned();
            if (hash.isPresent()) {
                int[] distances = sample.stream().mapToInt(hash.get()::distance).toArray();
                Arrays.sort(distances);
                usual[i] = distances[distances.length / 2];
            }
        }
        return usual;
    }

    private static List<LearnedHash> sample(VideoFingerprint reference) {
        List<LearnedHash> sample = new ArrayList<>();
        int every = (reference.frames().size() + SAMPLE - 1) / SAMPLE;
        for (int i = 0; i < reference.frames().size(); i += Math.max(1, every)) {
            VideoFrame frame = reference.frames().get(i);
            if (frame.matchable()) {
                frame.learned().ifPresent(sample::add);
            }
        }
        return sample;
    }
}
