package dev.firebreak.app.footage;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The files that somebody named, folders opened up. Hidden files and links are left out, and so is the manifest itself.
 *
 * @param problems what could not be read
 */
public record FoundFiles(List<Manifest.Candidate> files, List<String> problems) {
    /** The most files at once. */
    static final int MAX_FILES = 1_000_000;

    /** Looks into {@code paths}; files come in order of their path. */
    public static FoundFiles in(List<Path> paths, Path manifest) {
        List<Manifest.Candidate> files = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Path itself = manifest.toAbsolutePath().normalize();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                walk(path, itself, files, problems);
            } else if (Files.isRegularFile(path)) {
                files.add(new Manifest.Candidate(path, path.getFileName().toString()));
            } else {
                problems.add(path + ": there is no such file or folder");
            }
        }
        files.sort(Comparator.comparing(each -> each.file().toString()));
        return new FoundFiles(files, problems);
    }

    private static void walk(Path folder, Path manifest, List<Manifest.Candidate> files, List<String> problems) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                    return !path.equals(folder) && hidden(path)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                    if (files.size() >= MAX_FILES) {
                        problems.add("%s: more than %d files; name a part of it".formatted(folder, MAX_FILES));
                        return FileVisitResult.TERMINATE;
                    }
                    boolean wanted = attributes.isRegularFile()
                            && !hidden(path)
                            && !path.toAbsolutePath().normalize().equals(manifest);
                    if (wanted) {
                        files.add(new Manifest.Candidate(
                                path, folder.relativize(path).toString().replace('\\', '/')));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path path, IOException failure) {
                    problems.add("%s: cannot be read (%s)".formatted(path, failure));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            problems.add("%s: cannot be read (%s)".formatted(folder, e));
        }
    }

    private static boolean hidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }
}
