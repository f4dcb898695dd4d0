package dev.firebreak.core.verdict;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides sequentially, one stream at a time, over calibrated evidence. Pure and deterministic: time is media time, the
 * same evidence in the same order gives the same verdicts. One thread at a time.
 *
 * <p><b>How it decides.</b> Suspicion is a decaying cumulative sum of log-likelihood ratios (Page's CUSUM with
 * forgetting): each sound window and each frame adds its log-odds over what counts as nothing. The sum is bounded on all
 * sides. What one window adds is capped, so that one bang cannot cut, whatever the operating points. What one window
 * takes away is small, because in an
 * attack too most seconds are quiet and most frames show no weapon: shots that are seconds apart must add up. The sum stays
 * above zero, so that an hour of peace earns no credit, and below a ceiling just over what a cut takes, so that a long fight
 * in a game cannot outgrow the impression that it is a game.
 *
 * <p>Beside it runs that impression: a slow average of how much the stream looks like a game or a film and, while there is
 * gunfire, sounds like one; it begins at "not known". The score is the logistic of the suspicion less the impression; with a
 * {@link Fusion}, of what that makes of both and of the last seconds, but two windows of gunfire never make a cut. Levels
 * rise at once and fall only after the score stayed below for a while (hysteresis); CUT stays until restored.
 *
 * <p>Motion is no step of its own: it changes nothing by itself, but is remembered, and a fusion weighs it with the next window or
 * picture, if gunfire is heard.
 */
public final class Judge {
    /** Length of the sound model's window: how far back a window that is heard now may have begun to matter. */
    static final Duration SOUND_WINDOW = Duration.ofMillis(975);

    /** Suspicion, in nats, from which on it counts as having begun. */
    private static final double SUSPICION_FLOOR = 0.5;

    /** Suspicion, in nats, from which on it may grow: where it began is remembered. */
    private static final double FIRST_SIGN = 0.05;

    /** Log-odds beyond this are not believed: no model is that well calibrated. */
    static final double ODDS_LIMIT = 6;

    /** The most, in nats, that one window or frame takes away: ln(0.6 / 1), for 0.6 of an attack's windows being quiet. */
    private static final double QUIET_LIMIT = 0.5;

    /** How far, in nats, suspicion may rise above what a cut takes of a stream of which nothing else is known. */
    private static final double HEADROOM = 0.5;

    /** What one window may add at most, as a part of what a cut takes: a bang is heard in two windows and must not cut. */
    private static final double ONE_BANG = 0.49;

    /** How many windows one bang is heard in: each moment is in two. */
    private static final int WINDOWS_OF_ONE_BANG = 2;

    private final OperatingPoints points;
    private final double windowCap;
    private final double ceiling;
    private final Impression impression;
    private final RecentEvidence recent;

    private Duration now = Duration.ZERO;
    private double suspicion;
    private double score;
    private VerdictLevel level = VerdictLevel.CLEAR;
    private Duration firstSign = Duration.ZERO;
    private Optional<Duration> suspectedSince = Optional.empty();
    private Duration lastAtLevel = Duration.ZERO;
    private double lastGunfire;
    private double lastFirearm;

    public Judge(OperatingPoints points) {
        this.points = points;
        this.impression = new Impression(points.realityHalfLife());
        this.recent = new RecentEvidence(points.gunfireOdds());
        double neededToCut = points.scoreMidpoint() + logOdds(points.cut());
        this.windowCap = Math.min(points.windowCap(), ONE_BANG * neededToCut);
        this.ceiling = neededToCut + HEADROOM;
        this.score = weigh();
    }

    /**
     * Takes the next piece of evidence and returns the verdict as it then stands. Evidence that is older than what was
     * seen before counts as if it were of now: sound and pictures may overtake each other a little.
     */
    public Verdict accept(Evidence evidence) {
        advance(evidence);
        return verdict();
    }

    /** {@link #accept} for whoever only wants to know the level. */
    public VerdictLevel advance(Evidence evidence) {
        if (evidence instanceof Evidence.OfMotion motion) {
            recent.move(motion);
        } else {
            step(evidence);
        }
        return level;
    }

    private void step(Evidence evidence) {
        Duration at = evidence.at().compareTo(now) > 0 ? evidence.at() : now;
        double elapsedSeconds = at.minus(now).toNanos() / 1e9;
        now = at;
        suspicion *= halving(elapsedSeconds, points.decayHalfLife());
        double before = suspicion;
        if (evidence instanceof Evidence.OfSound of) {
            hear(of.scores());
        } else if (evidence instanceof Evidence.OfPicture of) {
            see(of.scores());
        }
        if (before < FIRST_SIGN) {
            firstSign = startOf(evidence);
        }
        score = weigh();
        settle();
        remember();
    }

    /** The level as it stands. */
    public VerdictLevel level() {
        return level;
    }

    /** The verdict as it stands. */
    public Verdict verdict() {
        return new Verdict(
                level,
                now,
                score,
                level == VerdictLevel.CLEAR ? Optional.empty() : suspectedSince,
                String.format(
                        Locale.ROOT,
                        "gunfire %.2f in sound, firearm %.2f in picture, impression of game or film %.2f",
                        lastGunfire,
                        lastFirearm,
                        logistic(impression.odds())));
    }

    /** What a fusion sees as of the newest evidence, by {@link FusionFeature#index()}: to learn one from. */
    public double[] features() {
        return recent.features(now, suspicion, impression.odds()).clone();
    }

    /** How many pictures the judge wants: more as soon as it becomes suspicious. */
    public SamplingDemand demand() {
        return level.atLeast(VerdictLevel.WATCH) || suspicion >= SUSPICION_FLOOR
                ? SamplingDemand.ALERT
                : SamplingDemand.CHEAP;
    }

    /** A person undid the verdict: start anew from here. What the stream looks like (game, film) is kept. */
    public void restore() {
        suspicion = 0;
        recent.clear();
        score = weigh();
        level = VerdictLevel.CLEAR;
        suspectedSince = Optional.empty();
    }

    private void hear(SoundScores scores) {
        lastGunfire = scores.gunfire();
        recent.hear(now, scores);
        double odds = points.soundWeight() * (logOdds(scores.gunfire()) - points.gunfireOdds());
        add(odds);
        if (odds > 0) {
            // What kind of gunfire it is can only be heard while there is gunfire.
            impression.hear(now, logOdds(scores.game() + scores.film()));
        }
    }

    private void see(PictureScores scores) {
        lastFirearm = scores.firearmFirstPerson();
        recent.see(now, scores);
        add(points.pictureWeight() * (logOdds(scores.firearmFirstPerson()) - points.gunfireOdds()));
        impression.see(now, logOdds(scores.game() + scores.film()));
    }

    private void add(double odds) {
        double bounded = Math.clamp(odds, -QUIET_LIMIT, windowCap);
        suspicion = Math.clamp(suspicion + bounded, 0, ceiling);
    }

    /** A suspicion begins where the first of the evidence began that, without a pause, led to it. */
    private void remember() {
        if (suspicion < SUSPICION_FLOOR && level == VerdictLevel.CLEAR) {
            suspectedSince = Optional.empty();
        } else if (suspectedSince.isEmpty()) {
            suspectedSince = Optional.of(firstSign);
        }
    }

    private void settle() {
        VerdictLevel reached = reached(score);
        if (level == VerdictLevel.CUT) {
            return;
        }
        if (reached.atLeast(level)) {
            level = reached;
            lastAtLevel = now;
        } else if (now.minus(lastAtLevel).compareTo(points.releaseAfter()) >= 0) {
            level = reached;
            lastAtLevel = now;
        }
    }

    private VerdictLevel reached(double score) {
        if (score >= points.cut()) {
            return VerdictLevel.CUT;
        }
        if (score >= points.hold()) {
            return VerdictLevel.HOLD;
        }
        return score >= points.watch() ? VerdictLevel.WATCH : VerdictLevel.CLEAR;
    }

    private double weigh() {
        Fusion fusion = points.fusion();
        if (fusion == null) {
            double against = points.realityWeight() * Math.max(0, impression.odds());
            return logistic(suspicion - points.scoreMidpoint() - against);
        }
        double odds = fusion.odds(recent.features(now, suspicion, impression.odds()));
        // Whatever was learnt: one bang is in two windows, and two windows do not cut.
        return recent.shots() <= WINDOWS_OF_ONE_BANG
                ? Math.min(logistic(odds), Math.nextDown(points.cut()))
                : logistic(odds);
    }

    private Duration startOf(Evidence evidence) {
        if (evidence instanceof Evidence.OfSound of) {
            return of.at().compareTo(SOUND_WINDOW) > 0 ? of.at().minus(SOUND_WINDOW) : Duration.ZERO;
        }
        return evidence.at();
    }

    static double halving(double seconds, Duration halfLife) {
        return Math.pow(0.5, seconds / (halfLife.toNanos() / 1e9));
    }

    static double logOdds(double probability) {
        return Math.clamp(Math.log(probability / (1 - probability)), -ODDS_LIMIT, ODDS_LIMIT);
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
