package dev.firebreak.testkit.footage;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.Likeness;
import dev.firebreak.core.footage.NearDuplicate;
import dev.firebreak.core.footage.NearDuplicate.Ruled;
import dev.firebreak.core.footage.NearDuplicateStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Near-duplicates in memory, under the same contract as the real ones. Thread-safe: one lock. */
public final class InMemoryNearDuplicates implements NearDuplicateStore {
    private static final Comparator<NearDuplicate> BY_IDS = Comparator.comparing(
                    (NearDuplicate pair) -> pair.one().toString())
            .thenComparing(pair -> pair.other().toString());

    private final FootageCatalogue catalogue;
    private final List<NearDuplicate> pairs = new ArrayList<>();

    public InMemoryNearDuplicates(FootageCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public synchronized List<NearDuplicate> add(List<NearDuplicate> found) {
        List<NearDuplicate> fresh = new ArrayList<>();
        for (NearDuplicate pair : found) {
            Optional<NearDuplicate> known = find(pair.one(), pair.other());
            if (known.isEmpty()) {
                pairs.add(pair);
                fresh.add(pair);
            } else if (pair.score() > known.get().score()) {
                pairs.remove(known.get());
                pairs.add(new NearDuplicate(
                        pair.one(),
                        pair.other(),
                        pair.channels(),
                        pair.where(),
                        known.get().foundAt(),
                        known.get().ruled()));
            }
        }
        return fresh;
    }

    @Override
    public synchronized List<NearDuplicate> of(FootageId clip) {
        return pairs.stream()
                .filter(pair -> pair.one().equals(clip) || pair.other().equals(clip))
                .sorted(Comparator.comparing(
                                (NearDuplicate pair) -> pair.ruled().isPresent())
                        .thenComparing(
                                Comparator.comparingDouble(NearDuplicate::score).reversed())
                        .thenComparing(BY_IDS))
                .limit(MAX_LIST)
                .toList();
    }

    @Override
    public synchronized Optional<NearDuplicate> find(FootageId clip, FootageId beside) {
        return pairs.stream()
                .filter(pair -> Set.of(pair.one(), pair.other()).equals(Set.copyOf(List.of(clip, beside))))
                .findFirst();
    }

    @Override
    public synchronized List<NearDuplicate> list(int limit, int offset) {
        if (limit < 1 || limit > MAX_LIST || offset < 0) {
            throw new IllegalArgumentException("A list has 1 to %d pairs, not %d".formatted(MAX_LIST, limit));
        }
        return pairs.stream()
                .sorted(Comparator.comparing(NearDuplicate::foundAt).reversed().thenComparing(BY_IDS))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized long count() {
        return pairs.size();
    }

    @Override
    public synchronized NearDuplicate rule(FootageId clip, FootageId beside, Optional<Ruled> said) {
        NearDuplicate pair = find(clip, beside)
                .orElseThrow(() -> new FirebreakException(
                        ErrorCode.NOT_FOUND,
                        "The clips %s and %s are not known as near-duplicates".formatted(clip, beside)));
        pairs.remove(pair);
        pairs.add(pair.with(said));
        return pair.with(said);
    }

    @Override
    public synchronized Likeness likeness() {
        Set<Likeness.Join> joins = new HashSet<>();
        Set<FootageId> held = new HashSet<>();
        for (NearDuplicate pair : pairs) {
            Footage one = catalogue.find(pair.one()).orElseThrow();
            Footage other = catalogue.find(pair.other()).orElseThrow();
            Likeness.Join join = new Likeness.Join(Likeness.Group.of(one), Likeness.Group.of(other));
            if (pair.joins() && !join.one().equals(join.other())) {
                joins.add(join);
            }
            if (pair.holds() && other.withdrawal().isPresent()) {
                held.add(one.id());
            }
            if (pair.holds() && one.withdrawal().isPresent()) {
                held.add(other.id());
            }
        }
        return Likeness.of(joins, held);
    }
}
