package dev.firebreak.app.arming;

import dev.firebreak.core.account.AuditEntry;
import dev.firebreak.core.account.AuditLog;
import dev.firebreak.core.arming.Arming;
import dev.firebreak.core.arming.Arming.Refusal;
import dev.firebreak.core.arming.ArmingLimits;
import dev.firebreak.core.arming.ArmingRule;
import dev.firebreak.core.arming.MeasuredBounds;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is armed now. Decided at start and again whenever the operator's own traffic says something new; each change of the
 * level is logged and audited, with the limits that led to it. Thread-safe; {@link #get} is asked with every verdict and only reads
 * memory.
 */
public final class CurrentArming implements Supplier<Arming> {
    private static final Logger log = LoggerFactory.getLogger(CurrentArming.class);

    private final JudgingPackage judging;
    private final ArmingLimits limits;
    private final Supplier<Optional<MeasuredBounds>> ownTraffic;
    private final AuditLog audit;
    private final Clock clock;
    private volatile State state;
    private @Nullable VerdictLevel announced;

    /**
     * The package that judges.
     *
     * @param name its name and version
     * @param judge see {@link MeasuredBounds#judge()}
     * @param bounds what it says of itself
     */
    public record JudgingPackage(String name, Hash256 judge, Optional<MeasuredBounds> bounds) {}

    private record State(Arming arming, Optional<MeasuredBounds> own) {}

    /**
     * Decides at once on the package's own figures; {@link #refresh} asks for the own traffic.
     *
     * @param ownTraffic what was counted on this server's streams with this package; may throw {@link FirebreakException}
     */
    public CurrentArming(
            JudgingPackage judging,
            ArmingLimits limits,
            Supplier<Optional<MeasuredBounds>> ownTraffic,
            AuditLog audit,
            Clock clock) {
        this.judging = judging;
        this.limits = limits;
        this.ownTraffic = ownTraffic;
        this.audit = audit;
        this.clock = clock;
        this.state = decide(Optional.empty());
    }

    @Override
    public Arming get() {
        return state.arming();
    }

    /** What was counted on own traffic when it was last asked for. */
    public Optional<MeasuredBounds> own() {
        return state.own();
    }

    public JudgingPackage judging() {
        return judging;
    }

    public ArmingLimits limits() {
        return limits;
    }

    /** Asks for the own traffic and decides anew; when the store does not answer, what was decided stands. */
    public synchronized void refresh() {
        try {
            state = decide(ownTraffic.get());
            announce();
        } catch (FirebreakException e) {
            log.warn("What was counted in shadow mode cannot be read; arming stays as it is", e);
        }
    }

    private State decide(Optional<MeasuredBounds> own) {
        return new State(ArmingRule.decide(judging.judge(), judging.bounds(), own, limits), own);
    }

    private void announce() {
        Arming now = state.arming();
        if (now.level() == announced) {
            return;
        }
        String why = now.refusals().stream().map(Refusal::text).collect(Collectors.joining("; "));
        String detail = String.format(
                Locale.ROOT,
                "acts by itself up to: %s; limits an hour: %s false holds, %s false cuts%s",
                now.level().name().toLowerCase(Locale.ROOT),
                limits.falseHoldsPerHour(),
                limits.falseCutsPerHour(),
                why.isEmpty() ? "" : "; " + why);
        audit.add(new AuditEntry(clock.instant(), "firebreak", "arming", "package:" + judging.name(), cut(detail)));
        if (now.refusals().isEmpty()) {
            log.info("Automatic hold and cut are armed package=\"{}\" {}", judging.name(), detail);
        } else {
            log.warn("Not everything is armed; a person decides on the rest package=\"{}\" {}", judging.name(), detail);
        }
        announced = now.level();
    }

    private static String cut(String text) {
        return text.length() <= AuditEntry.MAX_DETAIL ? text : text.substring(0, AuditEntry.MAX_DETAIL);
    }
}
