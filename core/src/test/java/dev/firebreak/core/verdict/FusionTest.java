package dev.firebreak.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Motion;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FusionTest {
    private static final OperatingPoints PLAIN = JudgeTest.POINTS;

    /** Every feature weighs as much as it may towards an attack. */
    private static final Fusion RECKLESS = reckless();

    @Test
    void isTheJudgeItselfWhenTheSumAndTheImpressionAreWeighedAsTheJudgeDoes() {
        Fusion own = new Fusion(
                -PLAIN.scoreMidpoint(),
                Map.of(FusionFeature.SUSPICION, 1.0, FusionFeature.PLAYED, -6 * PLAIN.realityWeight()));
        Judge plain = new Judge(PLAIN);
        Judge fused = new Judge(PLAIN.withFusion(own));
        for (Evidence piece : evidence(new Random(5), 0.5)) {
            assertThat(fused.accept(piece).score())
                    .isCloseTo(plain.accept(piece).score(), within(1e-9));
        }
    }

    @Test
    void neverCutsForOneBangHoweverRecklessItsWeights() {
        Judge judge = new Judge(PLAIN.withFusion(RECKLESS));
        SoundScores sure = new SoundScores(1, 0, 0);
        SoundScores quiet = new SoundScores(0.001, 0, 0);

        judge.accept(new Evidence.OfPicture(Duration.ZERO, new PictureScores(1, 0, 0, 0)));
        judge.accept(new Evidence.OfSound(Duration.ofSeconds(1), sure));
        Verdict second = judge.accept(new Evidence.OfSound(Duration.ofMillis(1_500), sure));
        List<VerdictLevel> after = new ArrayList<>();
        for (int at = 2_000; at < 20_000; at += 500) {
            after.add(judge.accept(new Evidence.OfSound(Duration.ofMillis(at), quiet))
                    .level());
        }

        assertThat(second.level()).isEqualTo(VerdictLevel.HOLD);
        assertThat(after).doesNotContain(VerdictLevel.CUT);
    }

    @Test
    void cutsWhenAThirdWindowCountsAsGunfire() {
        Judge judge = new Judge(PLAIN.withFusion(RECKLESS));
        for (int at = 1_000; at <= 2_000; at += 500) {
            judge.accept(new Evidence.OfSound(Duration.ofMillis(at), new SoundScores(1, 0, 0)));
        }
        assertThat(judge.verdict().level()).isEqualTo(VerdictLevel.CUT);
    }

    @Test
    void neverScoresLowerForMoreGunfireWhileTheRestIsEqual() {
        for (long seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            OperatingPoints points = PLAIN.withFusion(random(random));
            List<Evidence> less = evidence(random, 0);
            Judge lower = new Judge(points);
            Judge higher = new Judge(points);
            for (Evidence piece : less) {
                double a = lower.accept(piece).score();
                double b = higher.accept(louder(piece, random)).score();
                assertThat(b).as("seed %d at %s", seed, piece.at()).isGreaterThanOrEqualTo(a - 1e-12);
            }
        }
    }

    @Test
    void neverScoresHigherForMoreSignsOfAGameInPictures() {
        for (long seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            OperatingPoints points = PLAIN.withFusion(random(random));
            Judge real = new Judge(points);
            Judge played = new Judge(points);
            for (Evidence piece : evidence(random, 0)) {
                double a = real.accept(piece).score();
                double b = played.accept(moreOfAGame(piece)).score();
                assertThat(b).as("seed %d at %s", seed, piece.at()).isLessThanOrEqualTo(a + 1e-12);
            }
        }
    }

    @Test
    void givesTheSameVerdictsForTheSameEvidence() {
        List<Evidence> evidence = evidence(new Random(11), 0.3);
        Judge one = new Judge(PLAIN.withFusion(RECKLESS));
        Judge other = new Judge(PLAIN.withFusion(RECKLESS));
        assertThat(evidence.stream().map(one::accept).toList())
                .isEqualTo(evidence.stream().map(other::accept).toList());
    }

    @Test
    void knowsWhatIsMissing() {
        Judge judge = new Judge(PLAIN);
        judge.accept(new Evidence.OfPicture(Duration.ofSeconds(1), new PictureScores(0.5, 0, 0, 0.5)));
        assertThat(judge.features()[FusionFeature.NO_SOUND.index()]).isEqualTo(1);
        assertThat(judge.features()[FusionFeature.NO_PICTURE.index()]).isZero();

        judge.accept(new Evidence.OfSound(Duration.ofSeconds(6), new SoundScores(0.5, 0, 0)));
        assertThat(judge.features()[FusionFeature.NO_SOUND.index()]).isZero();
        assertThat(judge.features()[FusionFeature.NO_PICTURE.index()]).isEqualTo(1);
        assertThat(judge.features()[FusionFeature.LOUDEST.index()]).isEqualTo(0.5);
        assertThat(judge.features()[FusionFeature.SECOND.index()]).isZero();
    }

    @Test
    void isNotMovedByMotionWhileNoGunfireIsHeard() {
        // Sport, running: the strongest kicks, all the time. Sounds up to where a window starts to count.
        double quiet = 1 / (1 + Math.exp(-PLAIN.gunfireOdds()));
        for (long seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            OperatingPoints points = PLAIN.withFusion(seed == 0 ? RECKLESS : random(random));
            Judge held = new Judge(points);
            Judge shaken = new Judge(points);
            for (Evidence piece : evidence(random, 0)) {
                Evidence below = piece instanceof Evidence.OfSound of
                        ? new Evidence.OfSound(
                                of.at(), new SoundScores(quiet * of.scores().gunfire(), 0, 0))
                        : piece;
                Verdict before = shaken.verdict();
                assertThat(shaken.accept(kick(piece.at(), random.nextDouble()))).isEqualTo(before);
                assertThat(shaken.accept(below)).isEqualTo(held.accept(below));
            }
        }
    }

    @Test
    void neverScoresLowerForStrongerKicks() {
        for (long seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            OperatingPoints points = PLAIN.withFusion(random(random));
            Judge gentle = new Judge(points);
            Judge hard = new Judge(points);
            for (Evidence piece : evidence(random, 0)) {
                double jerk = 0.1 * random.nextDouble();
                gentle.accept(kick(piece.at(), jerk));
                hard.accept(kick(piece.at(), jerk + 0.2 * random.nextDouble()));
                double a = gentle.accept(piece).score();
                assertThat(hard.accept(piece).score()).isGreaterThanOrEqualTo(a - 1e-12);
            }
        }
    }

    @Test
    void weighsMotionWhereGunfireIsHeardAndKnowsWhereItIsMissing() {
        Judge judge = new Judge(PLAIN);
        SoundScores sure = new SoundScores(1, 0, 0);
        judge.accept(new Evidence.OfSound(Duration.ofSeconds(2), sure));
        assertThat(judge.features()[FusionFeature.NO_MOTION.index()]).isEqualTo(0.25);
        assertThat(judge.features()[FusionFeature.KICKED.index()]).isZero();

        judge.accept(kick(Duration.ofMillis(1_500), 0.05));
        assertThat(judge.features()[FusionFeature.NO_MOTION.index()]).isEqualTo(0.25);

        judge.accept(new Evidence.OfMotion(Duration.ofSeconds(2), new Motion.Measured(0, Duration.ofSeconds(2))));
        assertThat(judge.features()[FusionFeature.NO_MOTION.index()]).isZero();
        assertThat(judge.features()[FusionFeature.KICKED.index()]).isEqualTo(0.125);

        judge.accept(new Evidence.OfMotion(Duration.ofMillis(2_500), new Motion.Unknown(Motion.Cause.UNCLEAR)));
        judge.accept(new Evidence.OfSound(Duration.ofMillis(2_500), sure));
        assertThat(judge.features()[FusionFeature.NO_MOTION.index()]).isEqualTo(0.25);
        assertThat(judge.features()[FusionFeature.KICKED.index()]).isEqualTo(0.125);
    }

    @Test
    void leavesAJudgeWithoutAFusionAsItIs() {
        Judge without = new Judge(PLAIN);
        Judge with = new Judge(PLAIN);
        for (Evidence piece : evidence(new Random(8), 0.2)) {
            with.accept(kick(piece.at(), 0.2));
            assertThat(with.accept(piece)).isEqualTo(without.accept(piece));
        }
    }

    @Test
    void startsAnewWhenRestored() {
        Judge judge = new Judge(PLAIN.withFusion(RECKLESS));
        for (int at = 1_000; at <= 3_000; at += 500) {
            judge.accept(new Evidence.OfSound(Duration.ofMillis(at), new SoundScores(1, 0, 0)));
        }
        judge.restore();
        assertThat(judge.verdict().level()).isEqualTo(VerdictLevel.CLEAR);
        assertThat(judge.verdict().score()).isLessThan(PLAIN.watch());
    }

    @Test
    void refusesWeightsOfTheWrongSignOrSize() {
        assertThatIllegalArgumentException().isThrownBy(() -> of(FusionFeature.LOUDEST, -0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> of(FusionFeature.PLAYED, 0.1));
        for (FusionFeature feature : FusionFeature.values()) {
            double most = Fusion.most(feature) * (feature.direction() == FusionFeature.Direction.FALLING ? -1 : 1);
            assertThat(of(feature, most).weights()).containsEntry(feature, most);
            assertThatIllegalArgumentException().isThrownBy(() -> of(feature, most * 1.001));
            assertThatIllegalArgumentException().isThrownBy(() -> of(feature, Double.NaN));
        }
        assertThat(new Fusion(-Fusion.MOST, Map.of()).bias()).isEqualTo(-Fusion.MOST);
        assertThatIllegalArgumentException().isThrownBy(() -> new Fusion(-Fusion.MOST - 0.001, Map.of()));
    }

    @Test
    void refusesAFusionThatSuspectsAQuietStream() {
        assertThatIllegalArgumentException().isThrownBy(() -> PLAIN.withFusion(new Fusion(0, Map.of())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.withFusion(new Fusion(-1, Map.of(FusionFeature.NO_PICTURE, 0.5))));
    }

    private static Fusion of(FusionFeature feature, double weight) {
        return new Fusion(-10, Map.of(feature, weight));
    }

    private static Fusion reckless() {
        Map<FusionFeature, Double> weights = new EnumMap<>(FusionFeature.class);
        for (FusionFeature feature : FusionFeature.values()) {
            if (feature.direction() == FusionFeature.Direction.RISING) {
                weights.put(feature, Fusion.most(feature));
            }
        }
        return new Fusion(-1, weights);
    }

    private static Fusion random(Random random) {
        Map<FusionFeature, Double> weights = new EnumMap<>(FusionFeature.class);
        for (FusionFeature feature : FusionFeature.values()) {
            double weight = Math.min(4, Fusion.most(feature)) * random.nextDouble();
            switch (feature.direction()) {
                case RISING -> weights.put(feature, weight);
                case FALLING -> weights.put(feature, -weight);
                case EITHER -> weights.put(feature, 0.2 * weight);
            }
        }
        return new Fusion(-2 - 6 * random.nextDouble(), weights);
    }

    private static Evidence kick(Duration stepEnd, double jerk) {
        return new Evidence.OfMotion(stepEnd, new Motion.Measured(jerk, stepEnd.minusMillis(100)));
    }

    /** Gunfire that is a game's with probabilities from {@code played} to half more; pictures of anything. */
    private static List<Evidence> evidence(Random random, double played) {
        List<Evidence> evidence = new ArrayList<>();
        for (int at = 500; at < 60_000; at += 500) {
            double source = played + 0.5 * random.nextDouble();
            evidence.add(new Evidence.OfSound(Duration.ofMillis(at), new SoundScores(random.nextDouble(), source, 0)));
            if (random.nextInt(3) == 0) {
                double firearm = 0.5 * random.nextDouble();
                double game = 0.5 * random.nextDouble();
                evidence.add(new Evidence.OfPicture(
                        Duration.ofMillis(at), new PictureScores(firearm, game, 0, 1 - firearm - game)));
            }
        }
        return evidence;
    }

    private static Evidence louder(Evidence piece, Random random) {
        if (piece instanceof Evidence.OfSound of && random.nextInt(3) == 0) {
            double gunfire = of.scores().gunfire();
            double more = gunfire + (1 - gunfire) * random.nextDouble();
            return new Evidence.OfSound(
                    of.at(),
                    new SoundScores(more, of.scores().game(), of.scores().film()));
        }
        return piece;
    }

    private static Evidence moreOfAGame(Evidence piece) {
        if (piece instanceof Evidence.OfPicture of) {
            PictureScores seen = of.scores();
            return new Evidence.OfPicture(
                    of.at(),
                    new PictureScores(seen.firearmFirstPerson(), seen.game() + seen.other() / 2, 0, seen.other() / 2));
        }
        return piece;
    }
}
