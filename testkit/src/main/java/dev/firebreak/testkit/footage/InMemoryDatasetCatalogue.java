package dev.firebreak.testkit.footage;

import dev.firebreak.core.footage.Dataset;
import dev.firebreak.core.footage.DatasetCatalogue;
import dev.firebreak.core.footage.DatasetMember;
import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.Split;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Datasets in memory, under the same contract as the real ones. Thread-safe: one lock. */
public final class InMemoryDatasetCatalogue implements DatasetCatalogue {
    private record Kept(Dataset dataset, List<DatasetMember> members) {}

    private final List<Kept> all = new ArrayList<>();
    private final FootageCatalogue catalogue;

    public InMemoryDatasetCatalogue(FootageCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public synchronized Dataset add(Dataset dataset, List<DatasetMember> members) {
        Optional<Dataset> newest = find(dataset.name(), 0);
        if (newest.isPresent() && newest.get().content().equals(dataset.content())) {
            return newest.get();
        }
        int version = newest.map(Dataset::version).orElse(0) + 1;
        all.add(new Kept(numbered(dataset, version, members), sorted(members)));
        return find(dataset.name(), version).orElseThrow();
    }

    private static Dataset numbered(Dataset dataset, int version, List<DatasetMember> members) {
        Map<Split, Long> clips =
                members.stream().collect(Collectors.groupingBy(DatasetMember::split, Collectors.counting()));
        for (Split split : Split.values()) {
            clips.putIfAbsent(split, 0L);
        }
        return new Dataset(
                dataset.name(),
                version,
                dataset.content(),
                dataset.query(),
                dataset.split(),
                dataset.description(),
                dataset.createdAt(),
                dataset.createdBy(),
                clips,
                members.stream().mapToLong(DatasetMember::bytes).sum(),
                0);
    }

    private static List<DatasetMember> sorted(List<DatasetMember> members) {
        return members.stream()
                .sorted(Comparator.comparing(DatasetMember::set).thenComparing(DatasetMember::name))
                .toList();
    }

    @Override
    public synchronized List<Dataset> list() {
        return all.stream()
                .map(this::today)
                .sorted(Comparator.comparing(Dataset::name)
                        .thenComparing(Comparator.comparingInt(Dataset::version).reversed()))
                .toList();
    }

    @Override
    public synchronized Optional<Dataset> find(String name, int version) {
        return kept(name, version).map(this::today);
    }

    @Override
    public synchronized List<DatasetMember> members(String name, int version) {
        return kept(name, version).map(Kept::members).orElse(List.of());
    }

    @Override
    public synchronized List<DatasetMember> withdrawnMembers(String name, int version) {
        return members(name, version).stream().filter(this::withdrawn).toList();
    }

    @Override
    public synchronized List<Dataset> holding(FootageId clip) {
        return list().stream()
                .filter(dataset -> members(dataset.name(), dataset.version()).stream()
                        .anyMatch(member -> member.footage().equals(clip)))
                .toList();
    }

    private Optional<Kept> kept(String name, int version) {
        return all.stream()
                .filter(kept -> kept.dataset().name().equals(name))
                .filter(kept -> version == 0 || kept.dataset().version() == version)
                .max(Comparator.comparingInt(kept -> kept.dataset().version()));
    }

    private Dataset today(Kept kept) {
        Dataset dataset = kept.dataset();
        return new Dataset(
                dataset.name(),
                dataset.version(),
                dataset.content(),
                dataset.query(),
                dataset.split(),
                dataset.description(),
                dataset.createdAt(),
                dataset.createdBy(),
                dataset.clips(),
                dataset.bytes(),
                kept.members().stream().filter(this::withdrawn).count());
    }

    private boolean withdrawn(DatasetMember member) {
        return catalogue
                .find(member.footage())
                .map(clip -> clip.withdrawal().isPresent())
                .orElse(true);
    }
}
