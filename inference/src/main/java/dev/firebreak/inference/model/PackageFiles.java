package dev.firebreak.inference.model;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of one package, wherever it lies. Names come from untrusted descriptions. */
interface PackageFiles {
    /** Where the package lies, for messages. */
    String where();

    /**
     * The bytes of the file of this name; empty when there is none. MODEL_UNUSABLE when it cannot be read or has more than
     * {@code limit} bytes.
     */
    Optional<byte[]> read(String name, long limit);

    static PackageFiles at(Path path) {
        if (Files.isDirectory(path)) {
            return new Folder(path);
        }
        if (!Files.isRegularFile(path)) {
            throw new FirebreakException(ErrorCode.MODEL_UNUSABLE, "No model package at " + path);
        }
        return ZippedFiles.unpack(path);
    }

    static PackageFiles onClassPath(String prefix) {
        return new ClassPath(prefix);
    }

    /** A folder. Links are not followed: a package must hold its own files. */
    record Folder(Path folder) implements PackageFiles {
        @Override
        public String where() {
            return folder.toString();
        }

        @Override
        public Optional<byte[]> read(String name, long limit) {
            Path file = folder.resolve(name);
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw unusable(this, name + " is not a plain file", null);
            }
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(bounded(this, name, in, limit));
            } catch (IOException e) {
                throw unusable(this, name + " cannot be read: " + e.getMessage(), e);
            }
        }
    }

    /** Resources of this program. */
    record ClassPath(String prefix) implements PackageFiles {
        @Override
        public String where() {
            return "class path " + prefix;
        }

        @Override
        public Optional<byte[]> read(String name, long limit) {
            try (InputStream in = ClassPath.class.getClassLoader().getResourceAsStream(prefix + name)) {
                return in == null ? Optional.empty() : Optional.of(bounded(this, name, in, limit));
            } catch (IOException e) {
                throw unusable(this, name + " cannot be read: " + e.getMessage(), e);
            }
        }
    }

    /** Reads to the end, but never more than {@code limit} bytes. */
    static byte[] bounded(PackageFiles files, String name, InputStream in, long limit) throws IOException {
        byte[] bytes = in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
        if (bytes.length > limit) {
            throw unusable(files, "%s has more than %d bytes".formatted(name, limit), null);
        }
        return bytes;
    }

    static FirebreakException unusable(PackageFiles files, String what, @Nullable Throwable cause) {
        return new FirebreakException(
                ErrorCode.MODEL_UNUSABLE, "Model package %s: %s".formatted(files.where(), what), cause);
    }
}
