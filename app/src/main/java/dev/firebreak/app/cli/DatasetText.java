package dev.firebreak.app.cli;

import dev.firebreak.app.footage.DatasetDesk;
import dev.firebreak.core.footage.Dataset;
import dev.firebreak.core.footage.DatasetPlan;
import dev.firebreak.core.footage.Split;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Datasets as commands print them. */
final class DatasetText {
    private static final int MOST_NAMED = 20;

    private DatasetText() {}

    static void print(DatasetDesk.Made made, PrintWriter out, boolean json) {
        DatasetPlan plan = made.plan();
        if (json) {
            Map<String, Object> fields = fields(made.dataset());
            fields.put("straddlingGroups", plan.straddling());
            fields.put("joinedGroups", plan.joined());
            fields.put("expiredClips", plan.expired().size());
            fields.put("heldClips", plan.held().size());
            out.println(JsonMapper.shared().writeValueAsString(fields));
            return;
        }
        out.println(line(made.dataset()));
        if (!plan.straddling().isEmpty()) {
            out.println(
                    "  source groups whose clips named different splits went wholly to the one furthest from training: "
                            + String.join(", ", plan.straddling()));
        }
        if (!plan.joined().isEmpty()) {
            out.println("  source groups that count as one because clips of them show the same: "
                    + plan.joined().stream()
                            .limit(MOST_NAMED)
                            .map(part -> String.join(" = ", part))
                            .collect(Collectors.joining("; "))
                    + (plan.joined().size() > MOST_NAMED
                            ? "; and %d more".formatted(plan.joined().size() - MOST_NAMED)
                            : ""));
        }
        if (!plan.held().isEmpty()) {
            out.println(
                    "  left out because they show the same as clips that were withdrawn: %d clips (see 'footage near-duplicates')"
                            .formatted(plan.held().size()));
        }
        if (!plan.expired().isEmpty()) {
            out.println("  left out because their rights have run out: %d clips"
                    .formatted(plan.expired().size()));
        }
    }

    static String line(Dataset dataset) {
        return "%s  %d clips (train %d, val %d, test %d), %d MiB, content %s%s"
                .formatted(
                        dataset.reference(),
                        dataset.clips().values().stream()
                                .mapToLong(Long::longValue)
                                .sum(),
                        count(dataset, Split.TRAIN),
                        count(dataset, Split.VAL),
                        count(dataset, Split.TEST),
                        dataset.bytes() >> 20,
                        dataset.content().hex().substring(0, 16),
                        dataset.withdrawn() == 0
                                ? ""
                                : ", UNUSABLE: %d clips were withdrawn since".formatted(dataset.withdrawn()));
    }

    static Map<String, Object> fields(Dataset dataset) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", dataset.name());
        fields.put("version", dataset.version());
        fields.put("content", dataset.content().hex());
        fields.put("query", dataset.query());
        fields.put("split", dataset.split());
        fields.put("description", dataset.description());
        fields.put("createdAt", dataset.createdAt().toString());
        fields.put("createdBy", dataset.createdBy());
        fields.put("train", count(dataset, Split.TRAIN));
        fields.put("val", count(dataset, Split.VAL));
        fields.put("test", count(dataset, Split.TEST));
        fields.put("bytes", dataset.bytes());
        fields.put("withdrawn", dataset.withdrawn());
        return fields;
    }

    private static long count(Dataset dataset, Split split) {
        return dataset.clips().getOrDefault(split, 0L);
    }
}
