package dev.firebreak.app.footage;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.Dataset;
import dev.firebreak.core.footage.DatasetMember;
import dev.firebreak.core.footage.FootageKind;
import dev.firebreak.core.footage.FootageStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one dataset into a folder. The datasheet comes last: a folder without one is not finished. */
final class DatasetExport {
    static final String DATASHEET = "dataset.json";

    private static final Logger log = LoggerFactory.getLogger(DatasetExport.class);

    private final FootageStore bytes;
    private final Path folder;

    DatasetExport(FootageStore bytes, Path folder) {
        this.bytes = bytes;
        this.folder = folder.toAbsolutePath().normalize();
    }

    void write(Dataset dataset, List<DatasetMember> members, DatasetLikeness likeness, IntConsumer done) {
        try {
            requireEmpty();
            int written = 0;
            for (DatasetMember member : members) {
                bring(member);
                written++;
                done.accept(written);
            }
            List<Datasheet.Index> indexes = new ArrayList<>();
            for (Map.Entry<FootageKind, byte[]> index : indexes(members).entrySet()) {
                Files.write(folder.resolve(IndexText.fileName(index.getKey())), index.getValue());
                indexes.add(Datasheet.Index.of(index.getKey(), index.getValue()));
            }
            if (!likeness.rows().isEmpty()) {
                Files.writeString(folder.resolve(DatasetLikeness.FILE), likeness.text());
            }
            Files.writeString(folder.resolve(DATASHEET), Datasheet.of(dataset, members, likeness, indexes));
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.STORE_DOWN, "The dataset cannot be written to %s: %s".formatted(folder, e), e);
        }
    }

    /** The index files of a dataset, for the kinds of which it has clips. */
    static SortedMap<FootageKind, byte[]> indexes(List<DatasetMember> members) {
        SortedMap<FootageKind, byte[]> indexes = new TreeMap<>();
        for (FootageKind kind : FootageKind.values()) {
            List<DatasetMember> part =
                    members.stream().filter(member -> member.kind() == kind).toList();
            if (!part.isEmpty()) {
                indexes.put(kind, IndexText.of(part).getBytes(StandardCharsets.UTF_8));
            }
        }
        return indexes;
    }

    private void requireEmpty() throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw new FirebreakException(
                        ErrorCode.CONFLICT, "The folder %s is not empty: name a new one".formatted(folder));
            }
        }
    }

    private void bring(DatasetMember member) throws IOException {
        Path target = folder.resolve(IndexText.path(member)).normalize();
        if (!target.startsWith(folder)) {
            throw new IllegalStateException("A clip's path leaves the folder: " + member.name());
        }
        Files.createDirectories(target.resolveSibling("."));
        Optional<Path> file = bytes.file(member.sha256());
        if (file.isPresent() && linked(file.get(), target)) {
            return;
        }
        try (InputStream in = bytes.open(member.sha256())) {
            Files.copy(in, target);
        }
    }

    private static boolean linked(Path file, Path target) {
        try {
            Files.createLink(target, file);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            log.debug("No hard link, copying file={}", target, e);
            return false;
        }
    }
}
