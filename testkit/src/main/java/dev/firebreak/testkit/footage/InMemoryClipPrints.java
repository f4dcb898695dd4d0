package dev.firebreak.testkit.footage;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.ClipPrintStore;
import dev.firebreak.core.footage.ClipPrints;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.FootageQuery;
import dev.firebreak.core.footage.Withdrawal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fingerprints of clips in memory, under the same contract as the real ones. Thread-safe: one lock. */
public final class InMemoryClipPrints implements ClipPrintStore {
    private final FootageCatalogue catalogue;
    private final Map<FootageId, Kept> kept = new HashMap<>();
    private long last;

    private record Kept(long number, ClipPrints prints, Detail detail, boolean matched) {}

    private record Todo(Unfinished clip, Footage footage) {}

    public InMemoryClipPrints(FootageCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public synchronized long keep(FootageId clip, ClipPrints prints, Detail detail) {
        if (catalogue.find(clip).isEmpty()) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, "There is no clip " + clip);
        }
        last++;
        kept.put(clip, new Kept(last, prints, detail, false));
        return last;
    }

    @Override
    public synchronized long last() {
        return last;
    }

    @Override
    public synchronized List<Numbered> after(long number, int limit) {
        requirePage(limit);
        return kept.entrySet().stream()
                .filter(each -> each.getValue().number() > number)
                .map(each -> new Numbered(
                        each.getValue().number(),
                        each.getKey(),
                        each.getValue().prints().upright(),
                        each.getValue().prints().video().isPresent()
                                || each.getValue().prints().sound().isPresent()))
                .sorted(Comparator.comparingLong(Numbered::number))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<ClipPrints> find(FootageId clip) {
        return Optional.ofNullable(kept.get(clip)).map(Kept::prints);
    }

    @Override
    public synchronized Optional<Long> number(FootageId clip) {
        return Optional.ofNullable(kept.get(clip)).map(Kept::number);
    }

    @Override
    public synchronized void matched(FootageId clip, long number) {
        kept.computeIfPresent(
                clip, (id, now) -> now.number() == number ? new Kept(number, now.prints(), now.detail(), true) : now);
    }

    @Override
    public synchronized List<Unfinished> unfinished(Instant addedBefore, int limit) {
        requirePage(limit);
        return unfinished().stream()
                .filter(each -> each.footage().addedAt().isBefore(addedBefore))
                .limit(limit)
                .map(Todo::clip)
                .toList();
    }

    private List<Todo> unfinished() {
        List<Todo> all = new ArrayList<>();
        catalogue.forEach(
                FootageQuery.ALL.with(FootageQuery.Standing.ANY),
                clip -> step(clip).ifPresent(step -> all.add(new Todo(new Unfinished(clip.id(), step), clip))));
        all.sort(Comparator.comparing((Todo each) -> each.clip().step())
                .thenComparing(each -> each.footage().addedAt())
                .thenComparing(each -> each.footage().id().toString()));
        return all;
    }

    private Optional<Step> step(Footage clip) {
        Kept known = kept.get(clip.id());
        boolean erased = clip.withdrawal().filter(Withdrawal::erased).isPresent();
        if (known == null) {
            return erased ? Optional.empty() : Optional.of(Step.PRINT);
        }
        if (!known.matched()) {
            return Optional.of(Step.MATCH);
        }
        return known.detail() == Detail.KEY_FRAMES && !erased ? Optional.of(Step.REFINE) : Optional.empty();
    }

    @Override
    public synchronized Progress progress() {
        long[] clips = {0};
        catalogue.forEach(
                FootageQuery.ALL.with(FootageQuery.Standing.ANY),
                clip -> clips[0] += clip.withdrawal().filter(Withdrawal::erased).isPresent() ? 0 : 1);
        return new Progress(clips[0], kept.size(), unfinished().size());
    }

    private static void requirePage(int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("A page has 1 to %d clips, not %d".formatted(MAX_PAGE, limit));
        }
    }
}
