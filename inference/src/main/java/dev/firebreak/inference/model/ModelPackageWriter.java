package dev.firebreak.inference.model;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a package, the description last, so that a half-written folder is not taken for a package. */
final class ModelPackageWriter {
    /** Time stamp of zip entries: fixed, so that the same package gives the same bytes. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ModelPackageWriter() {}

    static void writeFolder(ModelPackage models, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(folder.resolve(ModelPackage.DESCRIPTION_FILE));
            for (Map.Entry<String, byte[]> file : files(models).entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    static void writeZip(ModelPackage models, Path file) {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : files(models).entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(ENTRY_TIME);
                zip.putNextEntry(entry);
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static Map<String, byte[]> files(ModelPackage models) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(models.description().sound().file(), models.sound());
        files.put(models.description().picture().file(), models.picture());
        models.description().descriptor().ifPresent(model -> files.put(model.file(), models.descriptorBytes()));
        files.put(ModelPackage.CARD_FILE, models.card().getBytes(StandardCharsets.UTF_8));
        files.put(ModelPackage.DESCRIPTION_FILE, DescriptionJson.write(models.description()));
        return files;
    }

    private static FirebreakException failed(Path where, IOException cause) {
        return new FirebreakException(
                ErrorCode.MODEL_UNUSABLE,
                "Model package cannot be written to " + where + ": " + cause.getMessage(),
                cause);
    }
}
