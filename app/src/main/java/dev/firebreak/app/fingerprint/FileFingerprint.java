package dev.firebreak.app.fingerprint;

import dev.firebreak.app.fingerprint.Fingerprinter.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of one file after it was fingerprinted.
 *
 * @param result {@link Fingerprinter.OtherKind} where it is no kind of medium that is known here: then the digests are all there is
 * @param digests {@code md5} and {@code sha256}; empty where the file could not be read
 */
public record FileFingerprint(Path file, Result result, Map<String, String> digests) {
    /** Asks one fingerprinter after the other until one knows the kind of medium. */
    public static FileFingerprint of(Path file, List<Fingerprinter> fingerprinters) throws InterruptedException {
        if (Files.isDirectory(file)) {
            return new FileFingerprint(file, new Fingerprinter.Missing("it is a folder, not a file"), Map.of());
        }
        Map<String, String> digests = new LinkedHashMap<>();
        try {
            FileDigests read = FileDigests.of(file);
            digests.put("md5", read.md5());
            digests.put("sha256", read.sha256());
        } catch (NoSuchFileException e) {
            return new FileFingerprint(file, new Fingerprinter.Missing("there is no such file"), Map.of());
        } catch (IOException e) {
            return new FileFingerprint(file, new Fingerprinter.Missing("it cannot be read: " + e), Map.of());
        }
        for (Fingerprinter fingerprinter : fingerprinters) {
            Result result = fingerprinter.of(file);
            if (!(result instanceof Fingerprinter.OtherKind)) {
                return new FileFingerprint(file, result, digests);
            }
        }
        return new FileFingerprint(file, new Fingerprinter.OtherKind(), digests);
    }

    /** One line of JSON: {@code file}, {@code kind}, the digests, the fields of its kind; {@code error} and {@code why} where it failed. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", file.toString());
        switch (result) {
            case Fingerprinter.Made made -> {
                fields.put("kind", made.kind());
                fields.putAll(digests);
                fields.putAll(made.fields());
            }
            case Fingerprinter.OtherKind other -> {
                fields.put("kind", "other");
                fields.putAll(digests);
            }
            case Fingerprinter.Broken broken -> {
                fields.putAll(digests);
                fields.put("error", "bad-media");
                fields.put("why", broken.why());
            }
            case Fingerprinter.Missing missing -> {
                fields.put("error", "source-gone");
                fields.put("why", missing.why());
            }
        }
        return fields;
    }

    /** The same for people. */
    public String text() {
        return file + ": "
                + switch (result) {
                    case Fingerprinter.Made made -> made.summary();
                    case Fingerprinter.OtherKind other ->
                        "no fingerprint for its kind; sha256 " + digests.get("sha256");
                    case Fingerprinter.Broken broken -> broken.why();
                    case Fingerprinter.Missing missing -> missing.why();
                };
    }
}
