package dev.firebreak.core.fingerprint.index;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * An index in a file, so that a restart need not sort millions of hashes anew. The file is derived: whoever owns the entries can
 * always build the index again, and must when {@link #read} says that the file is of no use.
 */
public final class IndexSnapshot {
    private IndexSnapshot() {}

    /** What became of reading a file. */
    public sealed interface Outcome {}

    /**
     * The index as it was written.
     *
     * @param position what {@link #write} was given
     */
    public record Restored(HashIndex index, long position) implements Outcome {}

    /** There is no file, or it is damaged, cut short, or of another version; {@code why} names file and reason. */
    public record Unusable(String why) implements Outcome {}

    /**
     * Writes an index to a new file and then puts it in place of the old one, at once. The index may be changed meanwhile; changes
     * made before the call are in the file.
     *
     * @param position up to where the owner's changes are in the index for certain; whatever came after it is to be applied again
     *     after reading, which does no harm: an entry that is there is not added twice
     */
    public static void write(HashIndex index, Path file, long position) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            new SnapshotWriter(channel).write(segments(index.parts()), position);
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Reads what {@link #write} wrote, checking all of it. */
    public static Outcome read(Path file, Executor merging) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SnapshotReader reader = new SnapshotReader(channel);
            SnapshotHeader header = reader.header();
            return new Restored(new HashIndex(reader.segments(header), merging, Writer.NEWEST), header.position());
        } catch (DamagedSnapshotException e) {
            return new Unusable("%s: %s".formatted(file, e.getMessage()));
        } catch (IOException e) {
            return new Unusable("%s cannot be read: %s".formatted(file, e));
        }
    }

    private static List<Segment> segments(Parts parts) {
        List<Segment> segments = new ArrayList<>(parts.segments());
        Entries newest = new Entries();
        parts.delta().copyTo(newest);
        if (newest.size() > 0) {
            segments.add(Segment.of(newest));
        }
        return segments;
    }
}
