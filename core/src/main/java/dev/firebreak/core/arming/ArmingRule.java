package dev.firebreak.core.arming;

import dev.firebreak.core.arming.Arming.Reason;
import dev.firebreak.core.arming.Arming.Refusal;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.verdict.VerdictLevel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides what is armed. Holding and cutting are decided on each on its own figures; cutting needs holding.
 *
 * <p><b>Which figures count.</b> The package's own, until the operator's own traffic with this very package is decisive; from
 * then on the own traffic alone. It replaces the package's figures and is never added to them, because the package was
 * measured on other material. Own traffic is decisive
 * <ul>
 *   <li>for, when its upper bound is within the limit;
 *   <li>against, when its lower bound is above the limit, or when so much was watched that without a false alarm the limit
 *       would have been proven ({@code 3.0 / limit} hours) and it is not.
 * </ul>
 * Until then a few quiet hours neither arm a package nor disarm one.
 */
public final class ArmingRule {
    /**
     * More false alarms a stream-hour than a judge can give, which hears something new each half second: what a package stays
     * within of which nothing is known. An operator who accepts this accepts any package.
     */
    public static final double ANY_RATE = 7_200;

    private static final double LARGE = 100;

    private ArmingRule() {}

    /**
     * Decides.
     *
     * @param judge which weights and constants judge now
     * @param packaged what the package says of itself
     * @param own what was counted on the operator's traffic with this {@code judge}; others are left out of account
     */
    public static Arming decide(
            Hash256 judge, Optional<MeasuredBounds> packaged, Optional<MeasuredBounds> own, ArmingLimits limits) {
        Optional<MeasuredBounds> ownHere = own.filter(bounds -> bounds.judge().equals(judge));
        Kind holding = new Kind(VerdictLevel.HOLD, "hold", limits.hold(), limits.falseHoldsPerHour());
        Kind cutting = new Kind(VerdictLevel.CUT, "cut", limits.cut(), limits.falseCutsPerHour());
        Optional<Refusal> noHold = holding.refusal(judge, packaged, ownHere, MeasuredBounds::falseHolds);
        Optional<Refusal> noCut = cutting.refusal(judge, packaged, ownHere, MeasuredBounds::falseCuts);
        if (noHold.isPresent()) {
            List<Refusal> refusals = new ArrayList<>(List.of(noHold.get()));
            refusals.add(noCut.orElseGet(() ->
                    cutting.refused(Reason.HOLD_NOT_ARMED, "holding is not, and a stream is held before it is cut")));
            return new Arming.NotArmed(refusals);
        }
        return new Arming.Armed(
                noCut.isPresent() ? VerdictLevel.HOLD : VerdictLevel.CUT,
                noCut.map(List::of).orElse(List.of()));
    }

    /** Whether own traffic, rather than the package's own figures, decides about this limit. */
    static boolean decisive(FalseAlarms own, double limit) {
        return own.upperPerHour() <= limit
                || own.lowerPerHour() > limit
                || own.evidenceHours() >= PoissonBound.upper(0) / limit;
    }

    /** Holding or cutting, with what the operator wants of it. */
    private record Kind(VerdictLevel level, String name, boolean wanted, double limit) {
        Optional<Refusal> refusal(
                Hash256 judge,
                Optional<MeasuredBounds> packaged,
                Optional<MeasuredBounds> own,
                Function<MeasuredBounds, FalseAlarms> count) {
            if (!wanted) {
                return Optional.of(refused(Reason.SWITCHED_OFF, "act." + name + " is off"));
            }
            Optional<MeasuredBounds> decisiveOwn = own.filter(bounds -> decisive(count.apply(bounds), limit));
            if (decisiveOwn.isEmpty() && packaged.isEmpty()) {
                return unknown(
                        Reason.NOT_MEASURED, "this model package carries no measured bound" + ownSoFar(own, count));
            }
            MeasuredBounds decides = decisiveOwn.orElseGet(packaged::orElseThrow);
            if (!decides.judge().equals(judge)) {
                return unknown(
                        Reason.OTHER_PACKAGE,
                        "the bound in this model package was measured with other weights or thresholds"
                                + ownSoFar(own, count));
            }
            FalseAlarms alarms = count.apply(decides);
            if (alarms.upperPerHour() <= limit) {
                return Optional.empty();
            }
            String text = String.format(
                    Locale.ROOT,
                    "measured ≤ %s false %ss an hour (%s), your limit %s",
                    upTo(alarms.upperPerHour()),
                    name,
                    of(decides, alarms),
                    BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString());
            return Optional.of(
                    refused(Reason.OVER_LIMIT, decisiveOwn.isPresent() ? text : text + ownSoFar(own, count)));
        }

        private Optional<Refusal> unknown(Reason reason, String why) {
            return limit >= ANY_RATE ? Optional.empty() : Optional.of(refused(reason, why));
        }

        Refusal refused(Reason reason, String why) {
            return new Refusal(level, reason, "automatic " + name + " is not armed: " + why);
        }

        private String ownSoFar(Optional<MeasuredBounds> own, Function<MeasuredBounds, FalseAlarms> count) {
            return own.map(count)
                    .filter(alarms -> alarms.streamHours() > 0)
                    .map(alarms -> String.format(
                            Locale.ROOT,
                            "; own traffic: %d in %s h, %s h without another would prove it",
                            alarms.events(),
                            number(alarms.streamHours()),
                            upTo(alarms.hoursToProve(limit))))
                    .orElse("");
        }
    }

    private static String of(MeasuredBounds bounds, FalseAlarms alarms) {
        String hours = alarms.evidenceHours() < alarms.streamHours()
                ? number(alarms.streamHours()) + " h of " + number(alarms.evidenceHours()) + " h of material"
                : number(alarms.streamHours()) + " h";
        String origin = bounds.origin() == MeasuredBounds.Origin.OWN_TRAFFIC ? "own traffic" : "synthetic streams";
        return "%d in %s, %s".formatted(alarms.events(), hours, origin);
    }

    /** Two significant digits; large numbers in full. */
    static String number(double value) {
        return rounded(value, RoundingMode.HALF_UP);
    }

    /** The same, never below the value: for what is said to be at most this. */
    static String upTo(double value) {
        return rounded(value, RoundingMode.CEILING);
    }

    private static String rounded(double value, RoundingMode mode) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "unknown" : "∞";
        }
        BigDecimal exact = new BigDecimal(value);
        return value >= LARGE
                ? exact.setScale(0, mode).toPlainString()
                : exact.round(new MathContext(2, mode)).stripTrailingZeros().toPlainString();
    }
}
