package dev.firebreak.core.bank;

import dev.firebreak.core.fingerprint.index.HashIndex;
import dev.firebreak.core.fingerprint.index.IndexSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * A {@link BankIndex} on the local disk, so that a start need not ask the database for everything. The folder holds one snapshot and, while
 * the next is written, that one: each in a folder named by its token, and the file {@value #CURRENT} that names the one that counts and is
 * replaced at once. A process that is killed while it writes leaves the old one as it was.
 *
 * <p>A snapshot is derived and never trusted: the database must know its token ({@link SnapshotMarks}), every byte is under a checksum, and what
 * has changed since is asked of the {@link BankFeed} before anything is matched. One writer; any number of readers.
 */
public final class BankSnapshots {
    private static final String CURRENT = "current";
    private static final String PICTURES = "pictures";
    private static final String CONTENTS = "contents";

    private final Path folder;
    private final SnapshotMarks marks;
    private final Clock clock;

    public BankSnapshots(Path folder, SnapshotMarks marks, Clock clock) {
        this.folder = folder;
        this.marks = marks;
        this.clock = clock;
    }

    /** What became of reading. */
    public sealed interface Outcome {}

    /** The index holds what the snapshot held, and all that has changed since. */
    public record Restored(Written snapshot) implements Outcome {}

    /** There is none yet. */
    public record None() implements Outcome {}

    /** It cannot be used; {@code why} names it and the reason. The index has to ask the database for everything. */
    public record Unusable(String why) implements Outcome {}

    /**
     * A snapshot.
     *
     * @param position up to which change of the banks all is in it
     * @param bytes on the disk
     */
    public record Written(long position, Instant at, long bytes) {}

    /** What was read, not yet caught up. */
    record Loaded(BankContents contents, Written about) {}

    /**
     * Writes what the index knows, and removes what was written before. Empty where the index knows nothing yet. {@link IOException} when the
     * disk fails; STORE_DOWN when the database does: the old one stays then. The index goes on meanwhile.
     */
    public synchronized Optional<Written> write(BankIndex index) throws IOException {
        Optional<BankIndex.State> now = index.state();
        if (now.isEmpty()) {
            return Optional.empty();
        }
        UUID token = UUID.randomUUID();
        Path fresh = folder.resolve(token.toString());
        Files.createDirectories(fresh);
        try {
            long position = now.get().position();
            Instant at = clock.instant();
            IndexSnapshot.write(now.get().contents().pictures(), fresh.resolve(PICTURES), position);
            SnapshotContents.Header header = new SnapshotContents.Header(token, position, at);
            try (SnapshotWriter out = new SnapshotWriter(fresh.resolve(CONTENTS))) {
                SnapshotContents.write(
                        out,
                        new SnapshotContents.Source(
                                header, now.get().contents(), now.get().prints()));
            }
            marks.add(token, position);
            name(token);
            sweep();
            return Optional.of(new Written(position, at, bytes(fresh)));
        } catch (IOException | RuntimeException e) {
            delete(fresh);
            throw e;
        }
    }

    private void name(UUID token) throws IOException {
        Path fresh = folder.resolve(CURRENT + ".new");
        Files.writeString(fresh, token + "\n", StandardCharsets.UTF_8);
        Files.move(fresh, folder.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes what a process that died left half written. Only for whoever writes. */
    public synchronized void sweep() throws IOException {
        Optional<UUID> current = current();
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> others;
        try (Stream<Path> all = Files.list(folder)) {
            others = all.filter(Files::isDirectory)
                    .filter(each -> uuid(String.valueOf(each.getFileName())).isPresent())
                    .filter(each -> !uuid(String.valueOf(each.getFileName())).equals(current))
                    .toList();
        }
        for (Path other : others) {
            delete(other);
        }
    }

    /** Reads the snapshot; the print indexes are told of what is in it. STORE_DOWN when the database fails. */
    Reading read(BankFeed feed, List<PrintIndex> prints, Executor merging) {
        try {
            Optional<UUID> token = current();
            if (token.isEmpty()) {
                return Files.exists(folder.resolve(CURRENT))
                        ? unusable("it names no snapshot")
                        : new Reading(Optional.empty(), new None());
            }
            return read(token.get(), feed, prints, merging);
        } catch (IOException e) {
            return unusable(String.valueOf(e.getMessage()));
        }
    }

    /** Either what was loaded, or why nothing was. */
    record Reading(Optional<Loaded> loaded, Outcome otherwise) {}

    private Reading read(UUID token, BankFeed feed, List<PrintIndex> prints, Executor merging) throws IOException {
        Path from = folder.resolve(token.toString());
        Optional<Long> mark = marks.change(token);
        if (mark.isEmpty() || feed.lastChange() < mark.get()) {
            return unusable("it is of another database, or of this one before it was restored");
        }
        IndexSnapshot.Outcome pictures = IndexSnapshot.read(from.resolve(PICTURES), merging);
        if (!(pictures instanceof IndexSnapshot.Restored restored)) {
            return unusable(((IndexSnapshot.Unusable) pictures).why());
        }
        try (SnapshotReader in = new SnapshotReader(from.resolve(CONTENTS))) {
            SnapshotContents.Header header = SnapshotContents.header(in);
            boolean together = header.token().equals(token)
                    && header.position() == mark.get()
                    && restored.position() == mark.get();
            if (!together) {
                return unusable("its files are not of one snapshot");
            }
            HashIndex found = restored.index();
            BankContents contents = SnapshotContents.read(in, found, prints);
            Written about = new Written(header.position(), header.writtenAt(), bytes(from));
            return new Reading(Optional.of(new Loaded(contents, about)), new Restored(about));
        }
    }

    Unusable because(String why) {
        return new Unusable("The snapshot in %s: %s".formatted(folder, why));
    }

    private Reading unusable(String why) {
        return new Reading(Optional.empty(), because(why));
    }

    private Optional<UUID> current() throws IOException {
        try {
            return uuid(Files.readString(folder.resolve(CURRENT)).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> uuid(String text) {
        try {
            UUID uuid = UUID.fromString(text);
            return uuid.toString().equals(text) ? Optional.of(uuid) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static long bytes(Path folder) throws IOException {
        return Files.size(folder.resolve(PICTURES)) + Files.size(folder.resolve(CONTENTS));
    }

    private static void delete(Path folder) throws IOException {
        for (String file : List.of(PICTURES, PICTURES + ".new", CONTENTS)) {
            Files.deleteIfExists(folder.resolve(file));
        }
        Files.deleteIfExists(folder);
    }
}
