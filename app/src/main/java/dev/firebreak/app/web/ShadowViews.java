package dev.firebreak.app.web;

import dev.firebreak.app.shadow.ShadowDesk;
import dev.firebreak.core.arming.FalseAlarms;
import dev.firebreak.core.shadow.ShadowMark;
import dev.firebreak.core.shadow.ShadowReport;
import dev.firebreak.core.shadow.ShadowReport.Figures;
import dev.firebreak.core.shadow.ShadowVerdict;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What shadow mode recorded, as JSON. Times with Millis are media time. */
final class ShadowViews {
    private ShadowViews() {}

    /**
     * @param everywhere whether all streams are in shadow mode, rather than those registered so
     * @param judge SHA-256 of the weights and constants of which this is the report
     */
    record Report(
            boolean everywhere,
            String modelPackage,
            String judge,
            ArmingView arming,
            Watched total,
            List<WatchedStream> streams) {
        static Report of(ShadowDesk desk) {
            ShadowReport report = desk.report();
            double holds = desk.arming().limits().falseHoldsPerHour();
            double cuts = desk.arming().limits().falseCutsPerHour();
            return new Report(
                    desk.everywhere(),
                    desk.arming().judging().name(),
                    report.judge().hex(),
                    ArmingView.of(desk.arming()),
                    Watched.of(report.total(), holds, cuts),
                    report.streams().stream()
                            .map(each ->
                                    new WatchedStream(each.stream().value(), Watched.of(each.figures(), holds, cuts)))
                            .toList());
        }
    }

    record WatchedStream(String stream, Watched watched) {}

    /**
     * @param holds verdicts that reached hold and no more
     * @param cuts verdicts that reached cut
     */
    record Watched(
            double streamHours,
            long holds,
            long cuts,
            long reviewed,
            long unreviewed,
            Marks marks,
            Wrong falseHolds,
            Wrong falseCuts) {
        static Watched of(Figures figures, double holdLimit, double cutLimit) {
            return new Watched(
                    figures.falseHolds().streamHours(),
                    figures.holds(),
                    figures.cuts(),
                    figures.reviewed(),
                    figures.unreviewed(),
                    Marks.of(figures),
                    Wrong.of(figures.falseHolds(), holdLimit),
                    Wrong.of(figures.falseCuts(), cutLimit));
        }
    }

    record Marks(long falseAlarm, long real, long game, long film, long unsure) {
        static Marks of(Figures figures) {
            return new Marks(
                    count(figures, ShadowMark.FALSE_ALARM),
                    count(figures, ShadowMark.REAL),
                    count(figures, ShadowMark.GAME),
                    count(figures, ShadowMark.FILM),
                    count(figures, ShadowMark.UNSURE));
        }

        private static long count(Figures figures, ShadowMark mark) {
            return figures.marks().getOrDefault(mark, 0L);
        }
    }

    /**
     * @param perHour as counted; null when nothing was watched
     * @param upperPerHour exact 95 % Poisson upper bound; null when nothing was watched
     * @param limit what the operator accepts
     * @param hoursToProve stream-hours without another one after which the bound is within the limit
     */
    record Wrong(
            long events, @Nullable Double perHour, @Nullable Double upperPerHour, double limit, double hoursToProve) {
        static Wrong of(FalseAlarms alarms, double limit) {
            boolean watched = alarms.streamHours() > 0;
            return new Wrong(
                    alarms.events(),
                    watched ? alarms.perHour() : null,
                    watched ? alarms.upperPerHour() : null,
                    limit,
                    alarms.hoursToProve(limit));
        }
    }

    /** @param still where its picture is, if there is one */
    record Recorded(
            String id,
            String stream,
            String session,
            String modelPackage,
            String judge,
            Instant reachedAt,
            long mediaAtMillis,
            VerdictLevel level,
            double score,
            String reason,
            String still,
            @Nullable ShadowMark mark,
            @Nullable String reviewedBy,
            @Nullable Instant reviewedAt) {
        static Recorded of(ShadowVerdict verdict) {
            return new Recorded(
                    verdict.id().toString(),
                    verdict.stream().value(),
                    verdict.session().toString(),
                    verdict.modelPackage(),
                    verdict.judge().hex(),
                    verdict.reachedAt(),
                    verdict.mediaAt().toMillis(),
                    verdict.level(),
                    verdict.score(),
                    verdict.reason(),
                    "/api/v1/shadow/verdicts/" + verdict.id() + "/still.jpg",
                    verdict.review().map(ShadowVerdict.Review::mark).orElse(null),
                    verdict.review().map(ShadowVerdict.Review::by).orElse(null),
                    verdict.review().map(ShadowVerdict.Review::at).orElse(null));
        }
    }

    record Reviewed(Recorded verdict, Report report) {}
}
