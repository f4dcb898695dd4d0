package dev.firebreak.core.fingerprint.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.fingerprint.LearnedHash;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.index.HashIndex;
import dev.firebreak.core.fingerprint.picture.Orientation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Films of which PDQ sees nothing of a copy, and learned hashes some. */
class LearnedMatchingTest {
    private static final Duration STEP = VideoFingerprint.DEFAULT_STEP;

    /** A copy of a film's seconds from {@code from} on, its PDQ all different, and so many bits of its learned hashes. */
    private static VideoFingerprint copy(long film, int from, int seconds, int bits, long space) {
        Random edit = new Random(film * 31 + from + bits);
        FingerprintBuilder builder = new FingerprintBuilder(STEP);
        for (int second = 0; second < seconds; second++) {
            PdqHash shown = words(new Random(edit.nextLong()));
            PdqHash learned = Film.edited(words(new Random(film * 1_000 + from + second)), bits, edit);
            builder.add(frame(second, shown, learned, space));
        }
        return builder.fingerprint();
    }

    private static SampledFrame frame(int second, PdqHash shown, PdqHash learned, long space) {
        return new SampledFrame(Duration.ofSeconds(second), shown, Optional.empty(), 100)
                .withLearned(Optional.of(
                        new LearnedHash(space, learned.word0(), learned.word1(), learned.word2(), learned.word3())));
    }

    private static PdqHash words(Random random) {
        return new PdqHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    private static List<VideoMatcher.Found> search(VideoFingerprint query, List<VideoFingerprint> references) {
        VideoIndex index = new VideoIndex(new HashIndex(Runnable::run), () -> new HashIndex(Runnable::run));
        for (int i = 0; i < references.size(); i++) {
            index.add(i, references.get(i));
        }
        return VideoMatcher.search(
                query,
                index,
                FrameHits.RADIUS,
                number -> Optional.of(references.get((int) number)),
                EnumSet.allOf(Orientation.class));
    }

    private static List<VideoFingerprint> films(int count) {
        List<VideoFingerprint> films = new ArrayList<>();
        for (int film = 0; film < count; film++) {
            films.add(copy(film, 0, 60, 0, 1));
        }
        return films;
    }

    @Test
    void severalFramesThatFollowEachOtherAreFoundWhereTheyAre() {
        List<VideoMatcher.Found> found = search(copy(3, 20, 12, 40, 1), films(10));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().reference()).isEqualTo(3);
        assertThat(found.getFirst().match().interval().reference().from().toMillis())
                .isBetween(19_000L, 21_000L);
        assertThat(found.getFirst().match().interval().score()).isGreaterThan(0.9);
    }

    @Test
    void aFewFramesAreNotEnoughHoweverNear() {
        assertThat(search(copy(3, 20, 3, 0, 1), films(10))).isEmpty();
        assertThat(search(copy(3, 20, 1, 0, 1), films(1))).isEmpty();
    }

    @Test
    void aStillIsNotEnoughHoweverLong() {
        VideoFingerprint film = films(1).getFirst();
        PdqHash still = words(new Random(20));
        FingerprintBuilder query = new FingerprintBuilder(STEP);
        Random random = new Random(2);
        for (int second = 0; second < 60; second++) {
            query.add(frame(second, words(random), Film.edited(still, 8, random), 1));
        }

        assertThat(search(query.fingerprint(), List.of(film))).isEmpty();
    }

    /** A film of pictures that are all alike: each {@code bits} from what all films of the kind show. */
    private static VideoFingerprint alike(long film, int seconds, int bits) {
        FingerprintBuilder builder = new FingerprintBuilder(STEP);
        for (int second = 0; second < seconds; second++) {
            Random random = new Random(film * 1_000 + second);
            builder.add(frame(second, words(random), Film.edited(words(new Random(99)), bits, random), 1));
        }
        return builder.fingerprint();
    }

    @Test
    void filmsThatAreAlikeAllAlongAreNotCopies() {
        List<VideoFingerprint> films = new ArrayList<>();
        for (int film = 0; film < 10; film++) {
            films.add(alike(film, 60, 40));
        }
        LearnedHash one = films.getFirst().frames().getFirst().learned().orElseThrow();
        LearnedHash other = films.getLast().frames().getLast().learned().orElseThrow();

        assertThat(one.distance(other)).isLessThan(LearnedChance.CANDIDATE);
        assertThat(search(alike(77, 60, 40), films)).isEmpty();
    }

    @Test
    void aCopyAmongFilmsThatAreAlikeIsFound() {
        List<VideoFingerprint> films = new ArrayList<>();
        for (int film = 0; film < 10; film++) {
            films.add(alike(film, 60, 60));
        }
        FingerprintBuilder copy = new FingerprintBuilder(STEP);
        Random random = new Random(5);
        for (int second = 0; second < 15; second++) {
            LearnedHash hash = films.get(3).frames().get(20 + second).learned().orElseThrow();
            PdqHash edited =
                    Film.edited(new PdqHash(hash.word0(), hash.word1(), hash.word2(), hash.word3()), 35, random);
            copy.add(frame(second, words(random), edited, 1));
        }

        assertThat(search(copy.fingerprint(), films))
                .singleElement()
                .extracting(VideoMatcher.Found::reference)
                .isEqualTo(3L);
    }

    @Test
    void hashesOfAnotherSpaceAreNotCompared() {
        assertThat(search(copy(3, 20, 12, 0, 2), films(10))).isEmpty();
        assertThat(VideoAligner.align(copy(3, 20, 12, 0, 2), films(4).get(3))).isEmpty();
        assertThat(VideoAligner.align(copy(3, 20, 12, 0, 1), films(4).get(3))).hasSize(1);
    }

    @Test
    void unrelatedFilmsAreNotFoundAndAReferenceThatIsGoneNeither() {
        List<VideoFingerprint> films = films(10);

        assertThat(search(copy(77, 0, 60, 0, 1), films)).isEmpty();

        VideoIndex index = new VideoIndex(new HashIndex(Runnable::run), () -> new HashIndex(Runnable::run));
        index.add(0, films.getFirst());
        index.remove(0, films.getFirst());
        List<Integer> near = new ArrayList<>();
        LearnedHash hash = films.getFirst().frames().getFirst().learned().orElseThrow();
        index.nearLearned(hash, LearnedChance.RADIUS, (reference, frame, distance) -> near.add(frame));
        assertThat(near).isEmpty();
    }

    @Test
    void bothHashesOfAFrameAreOneWitness() {
        VideoFingerprint plain = new Film(1).whole(30);
        VideoFingerprint query = new Film(1).copy(12, 4, t -> t + 10);
        double byPdq = VideoAligner.align(query, plain).getFirst().score();
        double byBoth = VideoAligner.align(described(query, 10), described(plain, 0))
                .getFirst()
                .score();

        assertThat(byBoth).isEqualTo(byPdq);
    }

    private static VideoFingerprint described(VideoFingerprint video, int from) {
        List<VideoFrame> frames = new ArrayList<>();
        for (VideoFrame frame : video.frames()) {
            PdqHash learned = words(new Random(from + frames.size()));
            LearnedHash hash = new LearnedHash(1, learned.word0(), learned.word1(), learned.word2(), learned.word3());
            frames.add(new VideoFrame(frame.span(), frame.pdq(), frame.whole(), frame.quality(), Optional.of(hash)));
        }
        return new VideoFingerprint(video.duration(), video.step(), frames);
    }
}
