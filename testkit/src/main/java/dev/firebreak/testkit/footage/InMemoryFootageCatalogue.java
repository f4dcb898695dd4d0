package dev.firebreak.testkit.footage;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.Coverage;
import dev.firebreak.core.footage.Description;
import dev.firebreak.core.footage.Facet;
import dev.firebreak.core.footage.FacetCounts;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.FootageQuery;
import dev.firebreak.core.footage.Label;
import dev.firebreak.core.footage.MarkState;
import dev.firebreak.core.footage.SoundCurve;
import dev.firebreak.core.footage.Term;
import dev.firebreak.core.footage.Thumbnail;
import dev.firebreak.core.footage.VocabularyStore;
import dev.firebreak.core.footage.Withdrawal;
import dev.firebreak.core.segment.Hash256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The catalogue in memory, under the same contract as the real one. Thread-safe: one lock. */
public final class InMemoryFootageCatalogue implements FootageCatalogue {
    private record Kept(Footage clip, List<Thumbnail> thumbnails, Optional<SoundCurve> curve) {
        Kept with(Footage changed) {
            return new Kept(changed, thumbnails, curve);
        }
    }

    private final Map<FootageId, Kept> clips = new LinkedHashMap<>();
    private final VocabularyStore vocabulary;

    public InMemoryFootageCatalogue(VocabularyStore vocabulary) {
        this.vocabulary = vocabulary;
    }

    @Override
    public synchronized boolean add(Footage clip, List<Thumbnail> thumbnails, SoundCurve curve) {
        requireKnown(clip.description());
        if (find(clip.sha256()).isPresent()) {
            return false;
        }
        List<Thumbnail> sorted =
                thumbnails.stream().sorted(Comparator.comparing(Thumbnail::at)).toList();
        clips.put(clip.id(), new Kept(clip, sorted, Optional.of(curve)));
        return true;
    }

    private void requireKnown(Description description) {
        for (Label label : description.labels()) {
            if (!vocabulary.vocabulary().has(label)) {
                throw new FirebreakException(ErrorCode.CONFLICT, label + " is not of the vocabulary");
            }
        }
    }

    @Override
    public synchronized Optional<Footage> find(FootageId id) {
        return Optional.ofNullable(clips.get(id)).map(Kept::clip);
    }

    @Override
    public synchronized Optional<Footage> find(Hash256 sha256) {
        return clips.values().stream()
                .map(Kept::clip)
                .filter(clip -> clip.sha256().equals(sha256))
                .findFirst();
    }

    @Override
    public List<Footage> search(FootageQuery query, int limit, int offset) {
        return found(query).stream()
                .sorted(Comparator.comparing(Footage::addedAt)
                        .reversed()
                        .thenComparing(clip -> clip.id().toString()))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public void forEach(FootageQuery query, Consumer<Footage> each) {
        found(query).stream()
                .sorted(Comparator.comparing(clip -> clip.sha256().hex()))
                .forEach(each);
    }

    private synchronized List<Footage> found(FootageQuery query) {
        return clips.values().stream().map(Kept::clip).filter(query::matches).toList();
    }

    @Override
    public FacetCounts count(FootageQuery query) {
        Map<String, List<FacetCounts.TermCount>> byFacet = new TreeMap<>();
        Set<String> facets = new TreeSet<>(Facet.BUILT_IN);
        facets.remove("source-group");
        vocabulary.vocabulary().facets().forEach(facet -> facets.add(facet.name()));
        for (String facet : facets) {
            List<FacetCounts.TermCount> counts = counts(facet, found(query.without(facet)));
            if (!counts.isEmpty()) {
                byFacet.put(facet, counts);
            }
        }
        List<Footage> found = found(query);
        return new FacetCounts(
                found.size(), found.stream().mapToLong(Footage::bytes).sum(), byFacet);
    }

    private static List<FacetCounts.TermCount> counts(String facet, List<Footage> found) {
        Map<String, Long> counts = found.stream()
                .flatMap(clip -> terms(clip, facet).stream())
                .collect(Collectors.groupingBy(term -> term, Collectors.counting()));
        return counts.entrySet().stream()
                .map(each -> new FacetCounts.TermCount(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingLong(FacetCounts.TermCount::clips)
                        .reversed()
                        .thenComparing(FacetCounts.TermCount::term))
                .limit(FacetCounts.MAX_TERMS)
                .toList();
    }

    private static List<String> terms(Footage clip, String facet) {
        List<String> terms = clip.facets().stream()
                .filter(label -> label.facet().equals(facet))
                .map(Label::term)
                .toList();
        return terms.isEmpty() ? List.of(Facet.UNLABELLED) : terms;
    }

    @Override
    public Coverage coverage(String rowFacet, String columnFacet, FootageQuery query) {
        List<Footage> found = found(query);
        List<String> rows = axis(rowFacet, found);
        List<String> columns = axis(columnFacet, found);
        List<List<Long>> counts = new ArrayList<>();
        for (String row : rows) {
            counts.add(columns.stream()
                    .map(column -> found.stream()
                            .filter(clip -> terms(clip, rowFacet).contains(row)
                                    && terms(clip, columnFacet).contains(column))
                            .count())
                    .toList());
        }
        return new Coverage(rowFacet, columnFacet, rows, columns, counts);
    }

    private List<String> axis(String facet, List<Footage> found) {
        if (vocabulary.vocabulary().facet(facet).isEmpty()) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, "There is no facet " + facet);
        }
        List<String> axis = new ArrayList<>(
                vocabulary.vocabulary().terms(facet).stream().map(Term::name).toList());
        if (found.stream().anyMatch(clip -> terms(clip, facet).contains(Facet.UNLABELLED))) {
            axis.add(Facet.UNLABELLED);
        }
        return axis;
    }

    @Override
    public synchronized void describe(FootageId id, Description description) {
        Kept kept = kept(id);
        requireKnown(description);
        Footage clip = kept.clip();
        clips.put(id, kept.with(changed(clip, description, clip.marks(), clip.withdrawal())));
    }

    @Override
    public synchronized Footage withdraw(FootageId id, Withdrawal withdrawal) {
        Kept kept = kept(id);
        Footage clip = kept.clip();
        Withdrawal after = clip.withdrawal()
                .map(before -> new Withdrawal(
                        before.at(), before.by(), before.reason(), before.erased() || withdrawal.erased()))
                .orElse(withdrawal);
        Footage changed = changed(clip, clip.description(), clip.marks(), Optional.of(after));
        clips.put(id, after.erased() ? new Kept(changed, List.of(), Optional.empty()) : kept.with(changed));
        return changed;
    }

    /** What {@link InMemoryShotMarkStore} says about a clip. */
    synchronized void marked(FootageId id, MarkState state) {
        Kept kept = kept(id);
        clips.put(
                id,
                kept.with(changed(
                        kept.clip(),
                        kept.clip().description(),
                        state,
                        kept.clip().withdrawal())));
    }

    private static Footage changed(
            Footage clip, Description description, MarkState marks, Optional<Withdrawal> withdrawal) {
        return new Footage(
                clip.id(),
                clip.sha256(),
                clip.bytes(),
                clip.originalName(),
                clip.media(),
                description,
                clip.addedAt(),
                clip.addedBy(),
                marks,
                withdrawal);
    }

    private Kept kept(FootageId id) {
        Kept kept = clips.get(id);
        if (kept == null) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, "There is no clip " + id);
        }
        return kept;
    }

    @Override
    public synchronized List<Thumbnail> thumbnails(FootageId id) {
        Kept kept = clips.get(id);
        return kept == null ? List.of() : kept.thumbnails();
    }

    @Override
    public synchronized Optional<Thumbnail> thumbnail(FootageId id, int place) {
        List<Thumbnail> all = thumbnails(id);
        return place < 0 || place >= all.size() ? Optional.empty() : Optional.of(all.get(place));
    }

    @Override
    public synchronized Optional<SoundCurve> soundCurve(FootageId id) {
        return Optional.ofNullable(clips.get(id)).flatMap(Kept::curve);
    }
}
