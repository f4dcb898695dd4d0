package dev.firebreak.testkit.shadow;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.incident.Still;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.shadow.ShadowMark;
import dev.firebreak.core.shadow.ShadowProgress;
import dev.firebreak.core.shadow.ShadowStore;
import dev.firebreak.core.shadow.ShadowTally;
import dev.firebreak.core.shadow.ShadowVerdict;
import dev.firebreak.core.shadow.ShadowVerdictId;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What shadow mode recorded, in memory, under the same contract as the real store. Thread-safe: one lock. */
public final class InMemoryShadowStore implements ShadowStore {
    private record DayOf(SessionId session, LocalDate day) {}

    private record Totals(StreamId stream, Hash256 judge, ShadowProgress.Day day) {}

    private record Kind(VerdictLevel level, Optional<ShadowMark> mark) {}

    private final Map<DayOf, Totals> time = new LinkedHashMap<>();
    private final Map<ShadowVerdictId, ShadowVerdict> verdicts = new LinkedHashMap<>();
    private final Map<ShadowVerdictId, Still> stills = new LinkedHashMap<>();

    @Override
    public synchronized void write(ShadowProgress progress) {
        for (ShadowProgress.Day day : progress.days()) {
            time.merge(
                    new DayOf(progress.session(), day.day()),
                    new Totals(progress.stream(), progress.judge(), day),
                    (before, after) -> new Totals(before.stream(), before.judge(), larger(before.day(), after.day())));
        }
        for (ShadowProgress.Recorded recorded : progress.verdicts()) {
            ShadowVerdict verdict = recorded.verdict();
            if (!time.containsKey(new DayOf(verdict.session(), verdict.day()))) {
                throw new FirebreakException(ErrorCode.NOT_FOUND, "There is no time watched on " + verdict.day());
            }
            ShadowVerdict before = verdicts.get(verdict.id());
            if (before == null || !before.level().atLeast(verdict.level())) {
                recorded.still().ifPresent(still -> stills.put(verdict.id(), still));
            }
            verdicts.merge(verdict.id(), verdict, InMemoryShadowStore::raised);
        }
    }

    @Override
    public synchronized ShadowVerdict review(ShadowVerdictId id, ShadowVerdict.Review review) {
        ShadowVerdict reviewed = find(id).orElseThrow(
                        () -> new FirebreakException(ErrorCode.NOT_FOUND, "There is no recorded verdict " + id))
                .reviewed(review);
        verdicts.put(id, reviewed);
        return reviewed;
    }

    @Override
    public synchronized Optional<ShadowVerdict> find(ShadowVerdictId id) {
        return Optional.ofNullable(verdicts.get(id));
    }

    @Override
    public synchronized Optional<Still> still(ShadowVerdictId id) {
        return Optional.ofNullable(stills.get(id));
    }

    @Override
    public synchronized List<ShadowVerdict> list(int limit, int offset) {
        return verdicts.values().stream()
                .sorted(Comparator.comparing(
                                (ShadowVerdict verdict) -> verdict.review().isPresent())
                        .thenComparing(
                                Comparator.comparing(ShadowVerdict::reachedAt).reversed())
                        .thenComparing(verdict -> verdict.id().toString()))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized ShadowTally tally(Hash256 judge) {
        Map<StreamId, List<Totals>> byStream = time.values().stream()
                .filter(totals -> totals.judge().equals(judge))
                .collect(Collectors.groupingBy(Totals::stream, TreeMap::new, Collectors.toList()));
        List<ShadowTally.OfStream> streams = new ArrayList<>();
        byStream.forEach((stream, totals) -> streams.add(new ShadowTally.OfStream(
                stream,
                totals.stream().map(of -> of.day().watched()).reduce(Duration.ZERO, Duration::plus),
                totals.stream().mapToLong(of -> of.day().unlistedHolds()).sum(),
                totals.stream().mapToLong(of -> of.day().unlistedCuts()).sum(),
                counts(judge, stream))));
        return new ShadowTally(judge, streams);
    }

    @Override
    public synchronized int forget(LocalDate before, int mostVerdicts) {
        int had = verdicts.size();
        time.keySet().stream()
                .map(DayOf::day)
                .distinct()
                .filter(day -> day.isBefore(before))
                .toList()
                .forEach(this::forgetDay);
        while (verdicts.size() > mostVerdicts) {
            List<LocalDate> days =
                    time.keySet().stream().map(DayOf::day).distinct().sorted().toList();
            if (days.size() < 2) {
                break;
            }
            forgetDay(days.getFirst());
        }
        return had - verdicts.size();
    }

    private void forgetDay(LocalDate day) {
        time.keySet().removeIf(of -> of.day().equals(day));
        verdicts.values().removeIf(verdict -> verdict.day().equals(day));
        stills.keySet().retainAll(verdicts.keySet());
    }

    private List<ShadowTally.Count> counts(Hash256 judge, StreamId stream) {
        Map<Kind, Long> counted = verdicts.values().stream()
                .filter(verdict ->
                        verdict.judge().equals(judge) && verdict.stream().equals(stream))
                .collect(Collectors.groupingBy(
                        verdict -> new Kind(verdict.level(), verdict.review().map(ShadowVerdict.Review::mark)),
                        Collectors.counting()));
        return counted.entrySet().stream()
                .map(entry -> new ShadowTally.Count(
                        entry.getKey().level(), entry.getKey().mark(), entry.getValue()))
                .toList();
    }

    private static ShadowVerdict raised(ShadowVerdict before, ShadowVerdict after) {
        boolean higher = !before.level().atLeast(after.level());
        return new ShadowVerdict(
                before.id(),
                before.stream(),
                before.session(),
                before.judge(),
                before.modelPackage(),
                before.reachedAt(),
                before.mediaAt(),
                higher ? after.level() : before.level(),
                Math.max(before.score(), after.score()),
                higher ? after.reason() : before.reason(),
                before.review());
    }

    private static ShadowProgress.Day larger(ShadowProgress.Day a, ShadowProgress.Day b) {
        return new ShadowProgress.Day(
                a.day(),
                a.watched().compareTo(b.watched()) >= 0 ? a.watched() : b.watched(),
                Math.max(a.unlistedHolds(), b.unlistedHolds()),
                Math.max(a.unlistedCuts(), b.unlistedCuts()));
    }
}
