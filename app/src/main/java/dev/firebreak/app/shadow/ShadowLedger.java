package dev.firebreak.app.shadow;

import dev.firebreak.app.incident.SessionInfo;
import dev.firebreak.app.still.StillEncoder;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.shadow.ShadowProgress;
import dev.firebreak.core.shadow.ShadowVerdict;
import dev.firebreak.core.shadow.ShadowVerdictId;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A session's totals by day and its verdicts, and which of them are not written yet. Confined to its watch's lock. */
final class ShadowLedger {
    /** Verdicts that a session lists on one day; further ones are only counted. */
    static final int MOST_LISTED = 50;

    private final SessionInfo info;
    private final Hash256 judge;
    private final VerdictBudget budget;
    private final TreeMap<LocalDate, Totals> days = new TreeMap<>();
    private final Set<LocalDate> changed = new HashSet<>();
    private final Map<ShadowVerdictId, Pending> pending = new LinkedHashMap<>();
    private final Set<ShadowVerdictId> unlisted = new HashSet<>();

    /** What is to be written in one go. */
    record Page(SessionInfo info, Hash256 judge, List<ShadowProgress.Day> days, List<Pending> verdicts) {
        /** As the store takes it; encodes the pictures, so not to be called by whoever judges. */
        ShadowProgress progress() {
            return new ShadowProgress(
                    info.session(),
                    info.stream(),
                    judge,
                    info.modelPackage(),
                    days,
                    verdicts.stream().map(Pending::recorded).toList());
        }
    }

    /** A verdict with the frame at which it was reached, still raw. */
    record Pending(ShadowVerdict verdict, @Nullable Frame frame) {
        ShadowProgress.Recorded recorded() {
            return new ShadowProgress.Recorded(
                    verdict, Optional.ofNullable(frame).map(StillEncoder::encode));
        }
    }

    private static final class Totals {
        Duration watched = Duration.ZERO;
        long unlistedHolds;
        long unlistedCuts;
        int listed;
    }

    ShadowLedger(SessionInfo info, Hash256 judge, VerdictBudget budget) {
        this.info = info;
        this.judge = judge;
        this.budget = budget;
    }

    void watched(Instant now, Duration step) {
        Totals today = on(LocalDate.ofInstant(now, ZoneOffset.UTC));
        today.watched = today.watched.plus(step);
    }

    void reached(ShadowVerdict verdict, @Nullable Frame frame) {
        Totals today = on(verdict.day());
        if (today.listed < MOST_LISTED && budget.take(verdict.day())) {
            today.listed++;
            pending.put(verdict.id(), new Pending(verdict, frame));
            return;
        }
        unlisted.clear(); // of those before none is open any more
        unlisted.add(verdict.id());
        today.unlistedHolds++;
        if (verdict.level() == VerdictLevel.CUT) {
            today.unlistedCuts++;
        }
    }

    /** It has reached CUT. */
    void raised(ShadowVerdict verdict, @Nullable Frame frame) {
        Totals then = on(verdict.day());
        if (unlisted.contains(verdict.id())) {
            then.unlistedCuts++;
        } else {
            pending.put(verdict.id(), new Pending(verdict, frame));
        }
    }

    Optional<Page> take() {
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        List<LocalDate> dirty = changed.stream().sorted().toList();
        Page page = new Page(info, judge, dirty.stream().map(this::totals).toList(), new ArrayList<>(pending.values()));
        changed.clear();
        pending.clear();
        return Optional.of(page);
    }

    void putBack(Page page) {
        page.days().forEach(day -> changed.add(day.day()));
        page.verdicts().forEach(back -> pending.putIfAbsent(back.verdict().id(), back));
    }

    private ShadowProgress.Day totals(LocalDate day) {
        Totals of = on(day);
        return new ShadowProgress.Day(day, of.watched, of.unlistedHolds, of.unlistedCuts);
    }

    private Totals on(LocalDate day) {
        changed.add(day);
        return days.computeIfAbsent(day, key -> new Totals());
    }
}
