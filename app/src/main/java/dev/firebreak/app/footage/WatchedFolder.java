package dev.firebreak.app.footage;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.IntakeOutcome;
import dev.firebreak.core.footage.VocabularyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * A folder into which docking stations put files. A file that has not changed for a while is complete: it is taken in as the folder's
 * manifest says and moved to {@value #TAKEN}; what is refused goes to {@value #REFUSED} with the reason beside it. Nothing is deleted.
 * One thread at a time.
 */
public final class WatchedFolder {
    /** Where files go that are in the library. */
    public static final String TAKEN = "taken";

    /** Where files go that are not. */
    public static final String REFUSED = "refused";

    /** The manifest, unless another is named. */
    public static final String MANIFEST = "manifest.yaml";

    private final Path folder;
    private final Path manifest;
    private final Duration settleTime;
    private final VocabularyStore vocabulary;
    private final FootageIntake intake;
    private final Clock clock;
    private Map<Path, Seen> seen = Map.of();
    private int waiting;

    /** How a file looked, and since when. */
    private record Seen(long bytes, Instant modified, Instant since) {
        boolean sameAs(Seen other) {
            return bytes == other.bytes && modified.equals(other.modified);
        }
    }

    public WatchedFolder(
            Path folder,
            Path manifest,
            Duration settleTime,
            VocabularyStore vocabulary,
            FootageIntake intake,
            Clock clock) {
        this.folder = folder;
        this.manifest = manifest;
        this.settleTime = settleTime;
        this.vocabulary = vocabulary;
        this.intake = intake;
        this.clock = clock;
    }

    /**
     * Looks once and takes in what is complete.
     *
     * @param by who it is recorded under
     * @param told hears of every file that was taken or refused
     * @throws FirebreakException NOT_FOUND when there is no folder, BAD_CONFIGURATION when its manifest is missing or wrong in itself:
     *     then nothing is touched; STORE_DOWN and DECODER_DOWN as the intake: files stay and are tried again
     */
    public void look(String by, BiConsumer<Path, IntakeOutcome> told) {
        List<Manifest.Candidate> complete = complete();
        if (complete.isEmpty()) {
            return;
        }
        Manifest rules = Manifest.read(manifest, vocabulary.vocabulary());
        if (!rules.formProblems().isEmpty()) {
            throw new FirebreakException(ErrorCode.BAD_CONFIGURATION, String.join("\n", rules.formProblems()));
        }
        for (Manifest.Candidate candidate : complete) {
            Manifest.Plan plan = rules.planOne(candidate);
            if (plan.skipped().isEmpty()) { // what is skipped stays where it is
                IntakeOutcome outcome = taken(candidate, plan, by);
                putAway(candidate, outcome);
                told.accept(candidate.file(), outcome);
            }
            waiting--;
        }
    }

    /** Files that the last look found not yet complete. */
    public int waiting() {
        return waiting;
    }

    private IntakeOutcome taken(Manifest.Candidate candidate, Manifest.Plan plan, String by) {
        if (plan.clips().isEmpty()) {
            return new IntakeOutcome.Refused(IntakeOutcome.Reason.BAD_DESCRIPTION, String.join("; ", plan.problems()));
        }
        String name = candidate.file().getFileName().toString();
        return intake.take(
                new Arrival(candidate.file(), name, plan.clips().getFirst().description(), by, false));
    }

    private List<Manifest.Candidate> complete() {
        if (!Files.isDirectory(folder)) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, "There is no folder " + folder);
        }
        Instant now = clock.instant();
        Map<Path, Seen> before = seen;
        Map<Path, Seen> after = new HashMap<>();
        Set<String> own = Set.of(TAKEN, REFUSED);
        List<Manifest.Candidate> files = FoundFiles.in(List.of(folder), manifest).files().stream()
                .filter(file -> !own.contains(file.relative().split("/", 2)[0]))
                .toList();
        for (Manifest.Candidate file : files) {
            look(file.file(), now).ifPresent(found -> {
                Seen known = before.get(file.file());
                after.put(file.file(), known != null && known.sameAs(found) ? known : found);
            });
        }
        seen = after;
        waiting = files.size();
        return files.stream()
                .filter(file -> {
                    Seen found = after.get(file.file());
                    return found != null && !found.since().plus(settleTime).isAfter(now);
                })
                .toList();
    }

    private static Optional<Seen> look(Path file, Instant now) {
        try {
            return Optional.of(
                    new Seen(Files.size(file), Files.getLastModifiedTime(file).toInstant(), now));
        } catch (IOException e) {
            return Optional.empty(); // gone between listing and looking
        }
    }

    private void putAway(Manifest.Candidate candidate, IntakeOutcome outcome) {
        String reason = switch (outcome) {
            case IntakeOutcome.Added added -> "";
            case IntakeOutcome.Duplicate duplicate -> "";
            case IntakeOutcome.Refused refused -> refused.reason().label() + ": " + refused.why();
        };
        Path target = folder.resolve(reason.isEmpty() ? TAKEN : REFUSED).resolve(candidate.relative());
        try {
            Files.createDirectories(target.resolveSibling("."));
            if (Files.exists(target)) {
                target = target.resolveSibling(UUID.randomUUID() + "-" + target.getFileName());
            }
            if (Files.exists(candidate.file())) {
                Files.move(candidate.file(), target);
            }
            if (!reason.isEmpty()) {
                Files.writeString(target.resolveSibling(target.getFileName() + ".reason.txt"), reason + "\n");
            }
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.STORE_DOWN, "Cannot move %s to %s: %s".formatted(candidate.file(), target, e), e);
        }
    }
}
