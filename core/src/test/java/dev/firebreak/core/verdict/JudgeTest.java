package dev.firebreak.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JudgeTest {
    /** One window adds 2 nats at most; hold takes 3.4, cut 5.2: two windows in a row hold, three cut. */
    static final OperatingPoints POINTS = new OperatingPoints(
            0.3,
            0.6,
            0.9,
            0.5,
            0.5,
            0,
            2,
            Duration.ofSeconds(5),
            3,
            0.8,
            Duration.ofSeconds(60),
            Duration.ofSeconds(3));

    private static final double SHOTS = 0.99;
    private static final double QUIET = 0.01;

    private final Judge judge = new Judge(POINTS);

    @Test
    void isClearBeforeAnyEvidence() {
        assertThat(judge.verdict().level()).isEqualTo(VerdictLevel.CLEAR);
        assertThat(judge.verdict().suspectedSince()).isEmpty();
        assertThat(judge.demand()).isEqualTo(SamplingDemand.CHEAP);
    }

    @Test
    void givesTheSameVerdictsForTheSameEvidence() {
        List<Evidence> evidence = randomEvidence(42);
        Judge other = new Judge(POINTS);

        List<Verdict> first = evidence.stream().map(judge::accept).toList();
        List<Verdict> second = evidence.stream().map(other::accept).toList();

        assertThat(second).isEqualTo(first);
        assertThat(first).extracting(Verdict::level).contains(VerdictLevel.CLEAR, VerdictLevel.CUT);
    }

    @Test
    void staysClearThroughAnHourOfPeace() {
        for (int i = 0; i < 7_200; i++) {
            hear(i * 500L, i % 100 == 0 ? 0.6 : QUIET);
            if (i % 4 == 0) {
                see(i * 500L, 0.02, 0.01);
            }
            assertThat(judge.verdict().level()).isEqualTo(VerdictLevel.CLEAR);
        }
    }

    @Test
    void earnsNoCreditFromPeace() {
        peace(0, 60_000);

        List<VerdictLevel> levels = gunfire(60_000, 61_500);

        assertThat(levels).endsWith(VerdictLevel.CUT);
    }

    @Test
    void neverCutsForASingleBangHoweverSure() {
        peace(0, 10_000);

        hear(10_000, 1);
        hear(10_500, 1);
        assertThat(judge.verdict().level()).isLessThan(VerdictLevel.CUT);

        assertThat(peace(11_000, 30_000)).doesNotContain(VerdictLevel.CUT).endsWith(VerdictLevel.CLEAR);
    }

    @Test
    void doesNotCutForASingleBangEvenWithRecklessOperatingPoints() {
        Judge reckless = new Judge(new OperatingPoints(
                0.3,
                0.5,
                0.88,
                1,
                0,
                0,
                100,
                Duration.ofHours(1),
                1.2,
                0,
                Duration.ofSeconds(60),
                Duration.ofSeconds(3)));
        SoundScores sure = new SoundScores(1, 0, 0);

        reckless.accept(new Evidence.OfSound(Duration.ofSeconds(1), sure));
        Verdict second = reckless.accept(new Evidence.OfSound(Duration.ofMillis(1_500), sure));
        Verdict third = reckless.accept(new Evidence.OfSound(Duration.ofMillis(2_100), sure));

        assertThat(second.level()).isEqualTo(VerdictLevel.HOLD);
        assertThat(third.level()).isEqualTo(VerdictLevel.CUT);
    }

    @Test
    void holdsOnTheFirstStrongWindowsOfSustainedGunfireAndCutsWithinASecondAndAHalf() {
        peace(0, 10_000);

        List<VerdictLevel> levels = gunfire(10_000, 11_500);

        assertThat(levels.get(1)).isEqualTo(VerdictLevel.HOLD);
        assertThat(levels.get(2)).isEqualTo(VerdictLevel.CUT);
    }

    @Test
    void addsUpShotsThatAreSecondsApart() {
        peace(0, 10_000);
        for (int at = 10_000; at < 22_000; at += 3_000) {
            hear(at, SHOTS);
            hear(at + 500, SHOTS);
            peace(at + 1_000, at + 3_000);
        }

        assertThat(judge.verdict().level()).isEqualTo(VerdictLevel.CUT);
    }

    @Test
    void doesNotAddUpBangsThatAreMinutesApart() {
        List<VerdictLevel> levels = new ArrayList<>();
        for (int at = 0; at < 1_200_000; at += 60_000) {
            hear(at, SHOTS);
            hear(at + 500, SHOTS);
            levels.addAll(peace(at + 1_000, at + 60_000));
        }

        assertThat(levels).doesNotContain(VerdictLevel.CUT);
    }

    @Test
    void reachesACutSoonerWhenTheWeaponIsSeenAsWell() {
        peace(0, 10_000);

        hear(10_000, SHOTS);
        see(10_100, 0.95, 0.02);
        hear(10_500, SHOTS);

        assertThat(judge.verdict().level()).isEqualTo(VerdictLevel.CUT);
    }

    @Test
    void reachesAHoldOnPicturesAlone() {
        for (int at = 0; at < 3_000; at += 500) {
            see(at, 0.95, 0.02);
        }

        assertThat(judge.verdict().level()).isGreaterThanOrEqualTo(VerdictLevel.HOLD);
    }

    @Test
    void doesNotHoldForGunfireInAStreamThatLooksLikeAGame() {
        for (int at = 0; at < 60_000; at += 2_000) {
            see(at, 0.02, 0.99);
        }
        List<VerdictLevel> levels = new ArrayList<>();
        for (int at = 60_000; at < 300_000; at += 500) {
            levels.add(hearGame(at));
            if (at % 2_000 == 0) {
                see(at, 0.02, 0.99);
            }
        }

        assertThat(levels).doesNotContain(VerdictLevel.HOLD, VerdictLevel.CUT);
    }

    @Test
    void forgetsTheImpressionOfAGameWhenLifeIsSeen() {
        for (int at = 0; at < 60_000; at += 2_000) {
            see(at, 0.02, 0.99);
        }
        for (int at = 60_000; at < 180_000; at += 2_000) {
            see(at, 0.02, 0.02);
        }

        assertThat(gunfire(180_000, 181_500)).endsWith(VerdictLevel.CUT);
    }

    @Test
    void isNotLulledByOnePictureOfAGame() {
        see(0, 0.02, 0.99);

        assertThat(gunfire(500, 3_500)).endsWith(VerdictLevel.CUT);
    }

    @Test
    void keepsALevelUntilTheScoreHasStayedBelowForTheReleaseTime() {
        peace(0, 10_000);
        hear(10_000, SHOTS);
        hear(10_500, SHOTS);
        assertThat(judge.verdict().level()).isEqualTo(VerdictLevel.HOLD);

        assertThat(peace(11_000, 13_500)).containsOnly(VerdictLevel.HOLD);
        assertThat(judge.verdict().score()).isLessThan(POINTS.hold());
        assertThat(peace(13_500, 14_000)).doesNotContain(VerdictLevel.HOLD);
    }

    @Test
    void keepsACutUntilRestored() {
        gunfire(0, 2_000);
        assertThat(peace(2_000, 600_000)).containsOnly(VerdictLevel.CUT);

        judge.restore();

        assertThat(judge.verdict().level()).isEqualTo(VerdictLevel.CLEAR);
        assertThat(judge.verdict().suspectedSince()).isEmpty();
        assertThat(peace(600_000, 601_000)).containsOnly(VerdictLevel.CLEAR);
    }

    @Test
    void risesAgainAfterARestoreOnlyByNewEvidence() {
        gunfire(0, 2_000);
        judge.restore();

        assertThat(gunfire(2_000, 3_500)).containsExactly(VerdictLevel.CLEAR, VerdictLevel.HOLD, VerdictLevel.CUT);
        assertThat(judge.verdict().suspectedSince()).contains(Duration.ofMillis(1_025));
    }

    @Test
    void suspectsSinceTheStartOfTheFirstWindowThatFedTheSuspicion() {
        peace(0, 10_000);
        hear(10_000, 0.6); // 0.2 nats: a sign, not yet a suspicion
        hear(10_500, SHOTS);
        hear(11_000, SHOTS);

        assertThat(judge.verdict().level()).isEqualTo(VerdictLevel.HOLD);
        assertThat(judge.verdict().suspectedSince()).contains(Duration.ofMillis(10_000 - 975));
    }

    @Test
    void suspectsSinceTheVeryStartWhenTheFirstWindowIsGunfire() {
        hear(975, SHOTS);
        hear(1_475, SHOTS);

        assertThat(judge.verdict().suspectedSince()).contains(Duration.ZERO);
    }

    @Test
    void suspectsSinceTheFirstFrameWhenTheWeaponIsSeenFirst() {
        peace(0, 10_000);
        see(10_100, 0.95, 0.02);
        hear(11_000, SHOTS);
        hear(11_500, SHOTS);

        assertThat(judge.verdict().suspectedSince()).contains(Duration.ofMillis(10_100));
    }

    @Test
    void keepsTheFirstStartWhileTheLevelHasNotCleared() {
        peace(0, 10_000);
        hear(10_000, SHOTS);
        hear(10_500, SHOTS);
        peace(11_000, 13_500);
        assertThat(judge.verdict().level()).isEqualTo(VerdictLevel.HOLD);

        gunfire(13_500, 15_500);

        assertThat(judge.verdict().level()).isEqualTo(VerdictLevel.CUT);
        assertThat(judge.verdict().suspectedSince()).contains(Duration.ofMillis(10_000 - 975));
    }

    @Test
    void forgetsTheStartOnceClear() {
        peace(0, 10_000);
        hear(10_000, SHOTS);
        hear(10_500, SHOTS);
        assertThat(peace(11_000, 40_000)).endsWith(VerdictLevel.CLEAR);
        assertThat(judge.verdict().suspectedSince()).isEmpty();

        gunfire(40_000, 41_000);

        assertThat(judge.verdict().suspectedSince()).contains(Duration.ofMillis(40_000 - 975));
    }

    @Test
    void wantsMorePicturesFromTheFirstStrongWindowUntilItIsOver() {
        peace(0, 10_000);
        assertThat(judge.demand()).isEqualTo(SamplingDemand.CHEAP);

        hear(10_000, SHOTS);
        assertThat(judge.verdict().level()).isEqualTo(VerdictLevel.CLEAR);
        assertThat(judge.demand()).isEqualTo(SamplingDemand.ALERT);

        peace(10_500, 30_000);
        assertThat(judge.demand()).isEqualTo(SamplingDemand.CHEAP);
    }

    @Test
    void takesLateEvidenceAsOfNow() {
        hear(10_000, SHOTS);
        Verdict late = judge.accept(picture(9_000, 0.95, 0.02));

        assertThat(late.at()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void takesScoresOfExactlyZeroAndOne() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            Verdict verdict = hear(i * 500L, random.nextInt(2));
            assertThat(verdict.score()).isBetween(0.0, 1.0);
        }
    }

    private List<VerdictLevel> gunfire(int from, int until) {
        List<VerdictLevel> levels = new ArrayList<>();
        for (int at = from; at < until; at += 500) {
            levels.add(hear(at, SHOTS).level());
        }
        return levels;
    }

    private List<VerdictLevel> peace(int from, int until) {
        List<VerdictLevel> levels = new ArrayList<>();
        for (int at = from; at < until; at += 500) {
            levels.add(hear(at, QUIET).level());
        }
        return levels;
    }

    private Verdict hear(long atMillis, double gunfire) {
        return judge.accept(new Evidence.OfSound(Duration.ofMillis(atMillis), new SoundScores(gunfire, 0.05, 0.05)));
    }

    private VerdictLevel hearGame(long atMillis) {
        return judge.accept(new Evidence.OfSound(Duration.ofMillis(atMillis), new SoundScores(SHOTS, 0.9, 0.05)))
                .level();
    }

    private Verdict see(long atMillis, double firearm, double game) {
        return judge.accept(picture(atMillis, firearm, game));
    }

    private static Evidence picture(long atMillis, double firearm, double game) {
        double rest = Math.max(0, 1 - firearm - game);
        double scale = firearm + game > 1 ? 1 / (firearm + game) : 1;
        return new Evidence.OfPicture(
                Duration.ofMillis(atMillis), new PictureScores(firearm * scale, game * scale, 0, rest));
    }

    private static List<Evidence> randomEvidence(long seed) {
        Random random = new Random(seed);
        List<Evidence> evidence = new ArrayList<>();
        for (int at = 0; at < 120_000; at += 500) {
            double gunfire = at > 60_000 && at < 90_000 ? 1 - random.nextDouble() * 0.2 : random.nextDouble() * 0.3;
            evidence.add(new Evidence.OfSound(Duration.ofMillis(at), new SoundScores(gunfire, 0.1, 0.1)));
            if (random.nextInt(3) == 0) {
                evidence.add(picture(at - random.nextInt(400), random.nextDouble() * 0.2, random.nextDouble() * 0.2));
            }
        }
        return evidence;
    }
}
