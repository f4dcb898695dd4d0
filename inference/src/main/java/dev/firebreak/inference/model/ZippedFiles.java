package dev.firebreak.inference.model;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A .zip package, unpacked in memory within the limits; nothing of it is ever written to disk. */
record ZippedFiles(String where, Map<String, byte[]> files) implements PackageFiles {
    static ZippedFiles unpack(Path path) {
        ZippedFiles unpacked = new ZippedFiles(path.toString(), new HashMap<>());
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            unpacked.takeAll(zip);
        } catch (IOException | IllegalArgumentException e) {
            throw PackageFiles.unusable(unpacked, "not a readable .zip file: " + e.getMessage(), e);
        }
        return unpacked;
    }

    @Override
    public Optional<byte[]> read(String name, long limit) {
        byte[] bytes = files.get(name);
        if (bytes != null && bytes.length > limit) {
            throw PackageFiles.unusable(this, "%s has more than %d bytes".formatted(name, limit), null);
        }
        return Optional.ofNullable(bytes);
    }

    private void takeAll(ZipInputStream zip) throws IOException {
        long left = PackageLimits.TOTAL_BYTES;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            if (files.size() == PackageLimits.ENTRIES) {
                throw PackageFiles.unusable(this, "more than %d files".formatted(PackageLimits.ENTRIES), null);
            }
            if (entry.isDirectory() || !PackageName.isName(name)) {
                throw PackageFiles.unusable(
                        this, "holds a file that a package may not: " + PackageName.quoted(name), null);
            }
            byte[] bytes = zip.readNBytes((int) (left + 1));
            left -= bytes.length;
            if (left < 0) {
                throw PackageFiles.unusable(
                        this, "more than %d bytes unpacked".formatted(PackageLimits.TOTAL_BYTES), null);
            }
            if (files.put(name, bytes) != null) {
                throw PackageFiles.unusable(this, "holds " + name + " twice", null);
            }
        }
    }
}
