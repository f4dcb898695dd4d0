package dev.firebreak.core.arming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firebreak.core.arming.Arming.Reason;
import dev.firebreak.core.arming.Arming.Refusal;
import dev.firebreak.core.arming.MeasuredBounds.Origin;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArmingRuleTest {
    private static final Hash256 JUDGE = Hash256.sha256(new byte[] {1});
    private static final Hash256 OTHER = Hash256.sha256(new byte[] {2});
    private static final ArmingLimits LIMITS = new ArmingLimits(true, true, 0.1, 0.01);

    @Test
    void armsAPackageWhoseBoundsAreWithinTheLimits() {
        Arming arming = decide(packaged(0, 0, 400), none());
        assertThat(arming).isEqualTo(new Arming.Armed(VerdictLevel.CUT, List.of()));
    }

    @Test
    void aPackageWithoutBoundsIsNotArmed() {
        Arming arming = decide(none(), none());
        assertThat(arming).isInstanceOf(Arming.NotArmed.class);
        assertThat(arming.level()).isEqualTo(VerdictLevel.WATCH);
        assertThat(arming.refusals())
                .extracting(Refusal::reason)
                .containsExactly(Reason.NOT_MEASURED, Reason.NOT_MEASURED);
    }

    @Test
    void anOperatorWhoAcceptsAnyRateAcceptsAPackageOfWhichNothingIsKnown() {
        ArmingLimits any = new ArmingLimits(true, true, ArmingRule.ANY_RATE, ArmingRule.ANY_RATE);
        ArmingLimits almost = new ArmingLimits(true, true, Math.nextDown(ArmingRule.ANY_RATE), ArmingRule.ANY_RATE);
        Optional<MeasuredBounds> ofOther = Optional.of(bounds(OTHER, Origin.SYNTHETIC, 0, 0, 400));
        assertThat(ArmingRule.decide(JUDGE, none(), none(), any).level()).isEqualTo(VerdictLevel.CUT);
        assertThat(ArmingRule.decide(JUDGE, ofOther, none(), any).level()).isEqualTo(VerdictLevel.CUT);
        assertThat(ArmingRule.decide(JUDGE, none(), none(), almost).level()).isEqualTo(VerdictLevel.WATCH);
    }

    @Test
    void aBoundThatIsExactlyTheLimitArms() {
        double bound = new FalseAlarms(0, Duration.ofHours(30), Duration.ofHours(30)).upperPerHour();
        ArmingLimits exact = new ArmingLimits(true, true, bound, bound);
        ArmingLimits below = new ArmingLimits(true, true, Math.nextDown(bound), bound);
        assertThat(ArmingRule.decide(JUDGE, packaged(0, 0, 30), none(), exact)).isInstanceOf(Arming.Armed.class);
        assertThat(ArmingRule.decide(JUDGE, packaged(0, 0, 30), none(), below)).isInstanceOf(Arming.NotArmed.class);
    }

    @Test
    void saysWhatWasMeasuredAndWhatTheLimitIs() {
        Arming arming = decide(packaged(3, 0, 30), none());
        assertThat(arming.refusals().getFirst())
                .isEqualTo(new Refusal(
                        VerdictLevel.HOLD,
                        Reason.OVER_LIMIT,
                        "automatic hold is not armed: measured ≤ 0.26 false holds an hour (3 in 30 h, synthetic streams),"
                                + " your limit 0.1"));
    }

    @Test
    void holdsAloneWhenOnlyCutsAreUnproven() {
        Arming arming = decide(packaged(0, 0, 40), none());
        assertThat(arming.level()).isEqualTo(VerdictLevel.HOLD);
        assertThat(arming.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.level()).isEqualTo(VerdictLevel.CUT);
            assertThat(refusal.reason()).isEqualTo(Reason.OVER_LIMIT);
        });
    }

    @Test
    void cutsOnlyWhatMayBeHeld() {
        Arming arming = decide(packaged(60, 0, 400), none());
        assertThat(arming).isInstanceOf(Arming.NotArmed.class);
        assertThat(arming.refusals())
                .extracting(Refusal::reason)
                .containsExactly(Reason.OVER_LIMIT, Reason.HOLD_NOT_ARMED);
    }

    @Test
    void doesNothingThatIsSwitchedOff() {
        ArmingLimits off = new ArmingLimits(true, false, 0.1, 0.01);
        Arming arming = ArmingRule.decide(JUDGE, packaged(0, 0, 400), none(), off);
        assertThat(arming.level()).isEqualTo(VerdictLevel.HOLD);
        assertThat(arming.refusals()).extracting(Refusal::reason).containsExactly(Reason.SWITCHED_OFF);
    }

    @Test
    void boundsOfOtherWeightsDoNotArm() {
        Arming arming = decide(Optional.of(bounds(OTHER, Origin.SYNTHETIC, 0, 0, 400)), none());
        assertThat(arming.refusals()).extracting(Refusal::reason).contains(Reason.OTHER_PACKAGE);
        assertThat(arming).isInstanceOf(Arming.NotArmed.class);
    }

    @Test
    void ownTrafficWithOtherWeightsIsLeftOutOfAccount() {
        Arming arming = decide(none(), Optional.of(bounds(OTHER, Origin.OWN_TRAFFIC, 0, 0, 10_000)));
        assertThat(arming).isInstanceOf(Arming.NotArmed.class);
    }

    @Test
    void enoughQuietTrafficArmsAPackageThatWasNeverMeasured() {
        assertThat(decide(none(), own(0, 0, 400)).level()).isEqualTo(VerdictLevel.CUT);
    }

    @Test
    void aFewQuietHoursNeitherArmNorDisarm() {
        assertThat(decide(none(), own(0, 0, 5)).level()).isEqualTo(VerdictLevel.WATCH);
        assertThat(decide(packaged(0, 0, 400), own(0, 0, 5)).level()).isEqualTo(VerdictLevel.CUT);
    }

    @Test
    void ownTrafficThatIsWorseDisarmsWhatThePackageClaims() {
        Arming arming = decide(packaged(0, 0, 400), own(9, 9, 10));
        assertThat(arming).isInstanceOf(Arming.NotArmed.class);
        assertThat(arming.refusals().getFirst().text()).contains("9 in 10 h, own traffic");
    }

    @Test
    void ownTrafficIsNeverAddedToThePackagesFigures() {
        // Together 0 in 320 h would be within the limit of cuts; each alone is not.
        Arming arming = decide(packaged(0, 0, 160), own(0, 0, 160));
        assertThat(arming.level()).isEqualTo(VerdictLevel.HOLD);
    }

    @Test
    void enoughTrafficThatDoesNotProveTheLimitDecidesToo() {
        // 1 in 310 h: the bound, 0.0153, is over 0.01, the lower one below it; but 300 h would have been enough.
        Arming arming = decide(packaged(0, 0, 4_000), own(1, 1, 310));
        assertThat(arming.level()).isEqualTo(VerdictLevel.HOLD);
    }

    @Test
    void limitsEveryVerdictToWhatIsArmed() {
        Arming held = new Arming.Armed(VerdictLevel.HOLD, List.of());
        assertThat(held.limit(VerdictLevel.CUT)).isEqualTo(VerdictLevel.HOLD);
        assertThat(held.limit(VerdictLevel.WATCH)).isEqualTo(VerdictLevel.WATCH);
        Arming watching = new Arming.NotArmed(List.of());
        assertThat(watching.limit(VerdictLevel.CUT)).isEqualTo(VerdictLevel.WATCH);
        assertThat(watching.limit(VerdictLevel.CLEAR)).isEqualTo(VerdictLevel.CLEAR);
    }

    @Test
    void countsAndLimitsMustMakeSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ArmingLimits(true, true, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ArmingLimits(false, true, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> packaged(1, 2, 10));
    }

    @Test
    void writesNumbersShort() {
        assertThat(ArmingRule.number(5.81)).isEqualTo("5.8");
        assertThat(ArmingRule.number(0.0123)).isEqualTo("0.012");
        assertThat(ArmingRule.number(1234.4)).isEqualTo("1234");
        assertThat(ArmingRule.number(30)).isEqualTo("30");
        assertThat(ArmingRule.upTo(0.121)).isEqualTo("0.13");
        assertThat(ArmingRule.upTo(Double.POSITIVE_INFINITY)).isEqualTo("∞");
    }

    private static Arming decide(Optional<MeasuredBounds> packaged, Optional<MeasuredBounds> own) {
        return ArmingRule.decide(JUDGE, packaged, own, LIMITS);
    }

    private static Optional<MeasuredBounds> none() {
        return Optional.empty();
    }

    private static Optional<MeasuredBounds> packaged(long holds, long cuts, long hours) {
        return Optional.of(bounds(JUDGE, Origin.SYNTHETIC, holds, cuts, hours));
    }

    private static Optional<MeasuredBounds> own(long holds, long cuts, long hours) {
        return Optional.of(bounds(JUDGE, Origin.OWN_TRAFFIC, holds, cuts, hours));
    }

    private static MeasuredBounds bounds(Hash256 judge, Origin origin, long holds, long cuts, long hours) {
        return MeasuredBounds.of(judge, origin, "a set", holds, cuts, Duration.ofHours(hours), Duration.ofHours(hours));
    }
}
