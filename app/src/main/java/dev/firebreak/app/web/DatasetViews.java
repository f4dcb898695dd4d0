package dev.firebreak.app.web;

import dev.firebreak.app.footage.DatasetDesk;
import dev.firebreak.core.footage.Dataset;
import dev.firebreak.core.footage.DatasetMember;
import dev.firebreak.core.footage.Split;
import dev.firebreak.core.footage.SplitRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Datasets as JSON. */
final class DatasetViews {
    private DatasetViews() {}

    /** Clips of each part. */
    record Parts(long train, long val, long test) {
        static Parts of(Map<Split, Long> clips) {
            return new Parts(
                    clips.getOrDefault(Split.TRAIN, 0L),
                    clips.getOrDefault(Split.VAL, 0L),
                    clips.getOrDefault(Split.TEST, 0L));
        }
    }

    /**
     * One dataset.
     *
     * @param content SHA-256 over its members with their descriptions and splits
     * @param query what was searched for, as a person writes it
     * @param withdrawn members that have been withdrawn since
     */
    record DatasetView(
            String name,
            int version,
            String content,
            String query,
            String split,
            String description,
            Instant createdAt,
            String createdBy,
            Parts clips,
            long bytes,
            long withdrawn) {
        static DatasetView of(Dataset dataset) {
            return new DatasetView(
                    dataset.name(),
                    dataset.version(),
                    dataset.content().hex(),
                    dataset.query(),
                    dataset.split(),
                    dataset.description(),
                    dataset.createdAt(),
                    dataset.createdBy(),
                    Parts.of(dataset.clips()),
                    dataset.bytes(),
                    dataset.withdrawn());
        }
    }

    /** Shares of the source groups in [0, 1], the rest is for testing; the seed decides which group goes where. */
    record Shares(double train, double val, long seed) {
        SplitRule rule() {
            return new SplitRule.Shares(train, val, seed);
        }
    }

    /**
     * What to make a dataset of.
     *
     * @param text words of the search
     * @param labels of the search, as {@code facet:term}
     * @param split null: as the clips say
     */
    record Wish(
            @Nullable String name,
            @Nullable String description,
            @Nullable String text,
            @Nullable List<String> labels,
            @Nullable Shares split) {}

    /**
     * A dataset that was made.
     *
     * @param straddling source groups whose clips said different splits and went wholly to the one furthest from the training
     * @param joined source groups that went to one side together, because clips of them show the same
     * @param expired clips left out because their rights have run out
     * @param held clips left out because they show the same as one that was withdrawn
     */
    record NewlyMade(DatasetView dataset, List<String> straddling, List<List<String>> joined, int expired, int held) {
        static NewlyMade of(DatasetDesk.Made made) {
            return new NewlyMade(
                    DatasetView.of(made.dataset()),
                    List.copyOf(made.plan().straddling()),
                    made.plan().joined().stream().map(part -> List.copyOf(part)).toList(),
                    made.plan().expired().size(),
                    made.plan().held().size());
        }
    }

    /** Clips of one set and label. */
    record Row(String set, String label, long train, long val, long test) {}

    /** A dataset with what is in it. */
    record Contents(DatasetView dataset, List<Row> contents) {
        static Contents of(Dataset dataset, List<DatasetMember> members) {
            Map<String, long[]> counts = new TreeMap<>();
            members.forEach(member -> counts.computeIfAbsent(
                            member.set() + "\n" + member.label(), key -> new long[Split.values().length])[
                    place(member.split())]++);
            List<Row> rows = counts.entrySet().stream()
                    .map(each -> {
                        String[] key = each.getKey().split("\n", 2);
                        long[] count = each.getValue();
                        return new Row(key[0], key[1], count[0], count[1], count[2]);
                    })
                    .toList();
            return new Contents(DatasetView.of(dataset), rows);
        }

        private static int place(Split split) {
            return switch (split) {
                case TRAIN -> 0;
                case VAL -> 1;
                case TEST -> 2;
            };
        }
    }
}
