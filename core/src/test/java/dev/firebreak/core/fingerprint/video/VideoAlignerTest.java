package dev.firebreak.core.fingerprint.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.index.HashIndex;
import dev.firebreak.core.fingerprint.picture.Orientation;
import dev.firebreak.core.fingerprint.picture.TurnedHash;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoAlignerTest {
    private static final double SECOND = 1.2;

    private final Film film = new Film(1);

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static void covers(Interval interval, double from, double to) {
        assertThat(seconds(interval.from())).isCloseTo(from, within(SECOND));
        assertThat(seconds(interval.to())).isCloseTo(to, within(SECOND));
    }

    @Test
    void aCopyIsFoundFromItsBeginningToItsEnd() {
        List<MatchedInterval> found = VideoAligner.align(film.copy(60, 12, t -> t), film.whole(60));

        assertThat(found).hasSize(1);
        covers(found.getFirst().query(), 0, 60);
        covers(found.getFirst().reference(), 0, 60);
        assertThat(found.getFirst().rate()).isEqualTo(1);
        assertThat(found.getFirst().score()).isGreaterThan(0.99);
    }

    @Test
    void aSliceBetweenOtherMaterialIsFoundWhereItIs() {
        VideoFingerprint query = film.copy(90, 12, t -> t >= 30 && t < 50 ? t + 300.4 : -1);

        List<MatchedInterval> found = VideoAligner.align(query, film.whole(600));

        assertThat(found).hasSize(1);
        covers(found.getFirst().query(), 30, 50);
        covers(found.getFirst().reference(), 330.4, 350.4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.8, 0.87, 0.95, 1.04, 1.1, 1.25})
    void anotherSpeedIsFound(double rate) {
        VideoFingerprint query = film.copy(120 / rate, 8, t -> 40 + t * rate);

        List<MatchedInterval> found = VideoAligner.align(query, film.whole(300));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().rate()).isCloseTo(rate, within(0.01));
        covers(found.getFirst().reference(), 40, 160);
        covers(found.getFirst().query(), 0, 120 / rate);
    }

    @Test
    void splicedPartsAreFoundEachByItself() {
        VideoFingerprint query = film.copy(80, 10, t -> t < 25 ? t + 200 : t < 50 ? t - 25 + 10 : t - 50 + 100);

        List<MatchedInterval> found = VideoAligner.align(query, film.whole(300));

        assertThat(found).hasSize(3);
        covers(found.get(0).reference(), 200, 225);
        covers(found.get(1).reference(), 10, 35);
        covers(found.get(2).reference(), 100, 130);
    }

    @Test
    void whatIsShownTwiceIsFoundTwice() {
        VideoFingerprint reference = film.copy(100, 0, t -> t < 50 ? t : t - 50);

        List<MatchedInterval> found = VideoAligner.align(film.copy(30, 6, t -> t + 10), reference);

        assertThat(found).hasSize(2);
        assertThat(found)
                .extracting(each -> Math.round(seconds(each.reference().from())))
                .contains(10L, 60L);
    }

    @Test
    void unrelatedVideosDoNotMatch() {
        for (int seed = 2; seed < 30; seed++) {
            assertThat(VideoAligner.align(new Film(seed).whole(200), film.whole(200)))
                    .isEmpty();
        }
    }

    @Test
    void aStillThatBothShowIsNoVideoMatch() {
        PdqHash still = film.at(0);
        FingerprintBuilder query = new FingerprintBuilder(VideoFingerprint.DEFAULT_STEP);
        FingerprintBuilder reference = new FingerprintBuilder(VideoFingerprint.DEFAULT_STEP);
        Random random = new Random(3);
        for (int t = 0; t < 300; t++) {
            query.add(Film.frame(t, Film.edited(still, 2, random), 100));
            reference.add(Film.frame(t, Film.edited(t < 100 ? new Film(9).at(t) : still, 2, random), 100));
        }

        assertThat(VideoAligner.align(query.fingerprint(), reference.fingerprint()))
                .isEmpty();
    }

    @Test
    void twoPicturesInTurnScoreNoMoreThanTwoPictures() {
        VideoFingerprint query = film.copy(120, 4, t -> 7 * (t % 2));
        VideoFingerprint reference = film.copy(300, 4, t -> 7 * (t % 2));

        assertThat(VideoAligner.align(query, reference))
                .allSatisfy(each -> assertThat(each.score()).isLessThan(0.85));
    }

    @Test
    void oneSharedPictureIsNoVideoMatch() {
        VideoFingerprint query = film.copy(60, 0, t -> t == 30 ? 5 : -1);

        assertThat(VideoAligner.align(query, film.whole(60))).isEmpty();
    }

    @Test
    void darkAndFlatPicturesDoNotMatchButTakeTheirTime() {
        FingerprintBuilder query = new FingerprintBuilder(VideoFingerprint.DEFAULT_STEP);
        FingerprintBuilder reference = new FingerprintBuilder(VideoFingerprint.DEFAULT_STEP);
        for (int t = 0; t < 60; t++) {
            boolean dark = t % 20 >= 10;
            query.add(Film.frame(t, film.at(t), dark ? 3 : 90));
            reference.add(Film.frame(t, film.at(t), dark ? 3 : 90));
        }

        List<MatchedInterval> found = VideoAligner.align(query.fingerprint(), reference.fingerprint());

        assertThat(found).hasSize(1);
        covers(found.getFirst().query(), 0, 50);
    }

    @Test
    void stillsInACopyLastAsLongAsTheyDo() {
        VideoFingerprint reference = film.copy(120, 0, t -> t < 40 ? t : t < 80 ? 40 : t - 40);
        VideoFingerprint query = film.copy(70, 5, t -> t < 10 ? t + 30 : t < 50 ? 40 : t - 10);

        List<MatchedInterval> found = VideoAligner.align(query, reference);

        assertThat(found).hasSize(1);
        covers(found.getFirst().query(), 0, 70);
        covers(found.getFirst().reference(), 30, 100);
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void aTurnedOrMirroredCopyIsNamed(Orientation orientation) {
        FingerprintBuilder query = new FingerprintBuilder(VideoFingerprint.DEFAULT_STEP);
        Orientation back = orientation == Orientation.TURNED_90
                ? Orientation.TURNED_270
                : orientation == Orientation.TURNED_270 ? Orientation.TURNED_90 : orientation;
        for (int t = 0; t < 30; t++) {
            query.add(Film.frame(t, TurnedHash.of(film.at(t), back), 100));
        }

        List<VideoMatch> found =
                VideoMatcher.compare(query.fingerprint(), film.whole(60), EnumSet.allOf(Orientation.class));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().orientation()).isEqualTo(orientation);
    }

    @Test
    void theLastSecondsOfALiveStreamAreMatched() {
        FingerprintBuilder live = new FingerprintBuilder(VideoFingerprint.DEFAULT_STEP, Duration.ofSeconds(20));
        for (int t = 0; t < 500; t++) {
            live.add(Film.frame(t, t < 490 ? new Film(5).at(t) : film.at(t - 490 + 33), 100));
        }

        VideoFingerprint window = live.fingerprint();
        List<MatchedInterval> found = VideoAligner.align(window, film.whole(100));

        assertThat(window.frames()).hasSizeBetween(20, 22);
        assertThat(found).hasSize(1);
        covers(found.getFirst().query(), 490, 500);
        covers(found.getFirst().reference(), 33, 43);
    }

    @Test
    void anIndexLeadsToTheSameMatch() {
        VideoIndex index = new VideoIndex(new HashIndex(Runnable::run), () -> new HashIndex(Runnable::run));
        for (long id = 0; id < 5; id++) {
            index.add(id, new Film(id).whole(120));
        }

        List<VideoMatcher.Found> found = VideoMatcher.search(
                new Film(3).copy(20, 10, t -> t + 40),
                index,
                31,
                id -> Optional.of(new Film(id).whole(120)),
                EnumSet.of(Orientation.UPRIGHT));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().reference()).isEqualTo(3);
        covers(found.getFirst().match().interval().reference(), 40, 60);

        index.remove(3, new Film(3).whole(120));
        assertThat(index.references()).isEqualTo(4);
        assertThat(VideoMatcher.search(
                        new Film(3).whole(20), index, 31, id -> Optional.empty(), EnumSet.of(Orientation.UPRIGHT)))
                .isEmpty();
    }
}
