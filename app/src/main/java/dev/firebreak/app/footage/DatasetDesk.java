package dev.firebreak.app.footage;

import dev.firebreak.core.account.AuditEntry;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.Dataset;
import dev.firebreak.core.footage.DatasetMember;
import dev.firebreak.core.footage.DatasetPlan;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.FootageQuery;
import dev.firebreak.core.footage.ShotMark;
import dev.firebreak.core.footage.SplitRule;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** Makes datasets of the library's clips and writes them out. Thread-safe. */
public final class DatasetDesk {
    /** The most clips of one dataset. */
    public static final int MAX_MEMBERS = 1_000_000;

    private final FootageDesk.Ports ports;
    private final Clock clock;

    public DatasetDesk(FootageDesk.Ports ports, Clock clock) {
        this.ports = ports;
        this.clock = clock;
    }

    /**
     * What to make.
     *
     * @param description for its datasheet; may be empty
     */
    public record Wish(String name, String description, FootageQuery query, SplitRule split) {}

    /** A dataset, new or the one that had this content already, and what was noteworthy in making it. */
    public record Made(Dataset dataset, DatasetPlan plan) {}

    /**
     * Makes a dataset. Withdrawn clips, clips that show the same as one and clips whose rights have run out are left out. Source groups
     * that near-duplicates join are on one side.
     *
     * @throws FirebreakException CONFLICT as {@link DatasetPlan#of}; LIMIT_EXCEEDED with more than {@link #MAX_MEMBERS} clips
     */
    public Made create(Wish wish, String by) {
        List<Footage> clips = new ArrayList<>();
        ports.catalogue().forEach(wish.query().with(FootageQuery.Standing.PRESENT), clip -> {
            if (clips.size() == MAX_MEMBERS) {
                throw new FirebreakException(
                        ErrorCode.LIMIT_EXCEEDED, "A dataset has at most " + MAX_MEMBERS + " clips; ask for fewer");
            }
            clips.add(clip);
        });
        Instant now = clock.instant();
        DatasetPlan plan = DatasetPlan.of(
                clips,
                this::confirmed,
                wish.split(),
                ports.pairs().likeness(),
                LocalDate.ofInstant(now, ZoneOffset.UTC));
        boolean known = ports.datasets()
                .find(wish.name(), 0)
                .filter(before -> before.content().equals(plan.content()))
                .isPresent();
        Dataset dataset = ports.datasets()
                .add(
                        new Dataset(
                                wish.name(),
                                1,
                                plan.content(),
                                wish.query().toString(),
                                wish.split().toString(),
                                wish.description(),
                                now,
                                by,
                                Map.of(),
                                0,
                                0),
                        plan.members());
        if (!known) {
            ports.audit()
                    .add(new AuditEntry(
                            now, by, "make-dataset", "dataset:" + dataset.reference(), "content " + dataset.content()));
        }
        return new Made(dataset, plan);
    }

    private List<Duration> confirmed(FootageId clip) {
        return ports.marks().marks(clip).stream()
                .filter(mark -> mark.state() == ShotMark.State.CONFIRMED)
                .map(ShotMark::at)
                .toList();
    }

    /**
     * Writes a dataset into a folder, new or empty: index files as {@code training.data.DatasetIndex} reads them, which groups
     * near-duplicates join, the clips, linked where that can be done, and {@code dataset.json}, its datasheet.
     *
     * @param version 0 for the newest
     * @param done hears how many clips are written
     * @throws FirebreakException NOT_FOUND when there is no such dataset, CONFLICT when a clip of it was withdrawn, naming them, or the
     *     folder is not empty
     */
    public Dataset export(String name, int version, Path folder, String by, IntConsumer done) {
        Dataset dataset = ports.datasets()
                .find(name, version)
                .orElseThrow(() -> new FirebreakException(
                        ErrorCode.NOT_FOUND, "There is no dataset " + name + (version == 0 ? "" : "@" + version)));
        refuseWithdrawn(dataset);
        List<DatasetMember> members = ports.datasets().members(name, dataset.version());
        new DatasetExport(ports.bytes(), folder).write(dataset, members, resemblances(members), done);
        ports.audit()
                .add(new AuditEntry(
                        clock.instant(),
                        by,
                        "export-dataset",
                        "dataset:" + dataset.reference(),
                        members.size() + " clips"));
        return dataset;
    }

    /**
     * A dataset's sheet by the Croissant format, as {@link #export} writes it beside the clips.
     *
     * @throws FirebreakException NOT_FOUND when there is no such dataset
     */
    public String datasheet(String name, int version) {
        Dataset dataset = ports.datasets()
                .find(name, version)
                .orElseThrow(() -> new FirebreakException(
                        ErrorCode.NOT_FOUND, "There is no dataset %s@%d".formatted(name, version)));
        List<DatasetMember> members = ports.datasets().members(name, dataset.version());
        List<Datasheet.Index> indexes = new ArrayList<>();
        DatasetExport.indexes(members).forEach((kind, text) -> indexes.add(Datasheet.Index.of(kind, text)));
        return Datasheet.of(dataset, members, resemblances(members), indexes);
    }

    /** What is known now of a dataset's groups: near-duplicates may have been found since it was made. */
    private DatasetLikeness resemblances(List<DatasetMember> members) {
        return DatasetLikeness.of(members, ports.pairs().likeness());
    }

    private void refuseWithdrawn(Dataset dataset) {
        List<DatasetMember> withdrawn = ports.datasets().withdrawnMembers(dataset.name(), dataset.version());
        if (!withdrawn.isEmpty()) {
            throw new FirebreakException(
                    ErrorCode.CONFLICT,
                    "%d clips of dataset %s were withdrawn: %s. Make the dataset anew, without them"
                            .formatted(
                                    withdrawn.size(),
                                    dataset.reference(),
                                    withdrawn.stream()
                                            .limit(10)
                                            .map(member -> member.set() + "/" + member.name())
                                            .collect(Collectors.joining(", "))));
        }
    }
}
