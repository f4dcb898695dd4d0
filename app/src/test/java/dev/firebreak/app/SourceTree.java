package dev.firebreak.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The repository's files, without what builds leave behind. */
final class SourceTree {
    private static final Set<String> LEFT_OUT =
            Set.of(".git", "target", "node_modules", "data", ".idea", ".m2-build", ".ci-cache");

    private static final Set<String> TEXT =
            Set.of("java", "md", "xml", "yaml", "yml", "json", "js", "html", "css", "sql", "conf", "svg", "properties");

    private final Path root;

    private SourceTree(Path root) {
        this.root = root;
    }

    /** Tests run in the module's folder. */
    static SourceTree read() {
        return new SourceTree(Path.of("..").toAbsolutePath().normalize());
    }

    Path root() {
        return root;
    }

    List<Path> files() {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return LEFT_OUT.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()
                            && !file.getFileName().toString().equals(".git")) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** Files ending so. */
    List<Path> files(String extension) {
        return files().stream()
                .filter(file -> extension(file).equals(extension))
                .toList();
    }

    /** Files that hold text: those with a known ending, and scripts without one. */
    List<Path> texts() {
        return files().stream()
                .filter(file ->
                        TEXT.contains(extension(file)) || extension(file).isEmpty())
                .toList();
    }

    List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is not UTF-8 text", e);
        }
    }

    String name(Path file) {
        return root.relativize(file).toString();
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
    }
}
