package dev.firebreak.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The footage library.
 *
 * @param store where the bytes of clips are kept
 * @param folder for {@link Store#FOLDER}; empty: {@code footage} in the data folder
 * @param maxClip bytes of one clip
 * @param maxDuration media time of one clip
 * @param watchFolder a folder whose files are taken in by the server; empty: none
 * @param watchManifest says what they are; empty: {@code manifest.yaml} in that folder
 * @param settleTime a file that has not changed for so long is complete
 */
public record FootageSettings(
        Store store,
        Optional<Path> folder,
        Bucket bucket,
        long maxClip,
        Duration maxDuration,
        Optional<Path> watchFolder,
        Optional<Path> watchManifest,
        Duration settleTime) {
    /** Kinds of storage. */
    public enum Store {
        FOLDER,
        S3
    }

    /** An S3-compatible bucket. */
    public record Bucket(
            Optional<URI> endpoint, String region, String name, String prefix, Secret accessKey, Secret secretKey) {}

    static FootageSettings read(KeyReader keys) {
        FootageSettings footage = new FootageSettings(
                keys.choice("footage.store", Store.FOLDER),
                keys.value("footage.folder", "", FootageSettings::path),
                new Bucket(
                        keys.value("footage.s3Endpoint", "", FootageSettings::endpoint),
                        keys.text("footage.s3Region", "us-east-1"),
                        keys.text("footage.s3Bucket", ""),
                        keys.value("footage.s3Prefix", "", FootageSettings::prefix),
                        keys.secret("footage.s3AccessKey"),
                        keys.secret("footage.s3SecretKey")),
                keys.largeSize("footage.maxClip", "4GiB", "1MiB", "5GiB"),
                keys.duration("footage.maxDuration", "8h", "1s", "48h"),
                keys.value("footage.watchFolder", "", FootageSettings::path),
                keys.value("footage.watchManifest", "", FootageSettings::path),
                keys.duration("footage.settleTime", "10s", "1s", "24h"));
        Bucket bucket = footage.bucket;
        keys.refuseIf(
                footage.store == Store.S3
                        && (bucket.endpoint.isEmpty()
                                || bucket.name.isEmpty()
                                || bucket.accessKey.isEmpty()
                                || bucket.secretKey.isEmpty()),
                "footage.store s3 needs footage.s3Endpoint, footage.s3Bucket, footage.s3AccessKey and footage.s3SecretKey");
        keys.refuseIf(
                footage.watchManifest.isPresent() && footage.watchFolder.isEmpty(),
                "footage.watchManifest needs footage.watchFolder");
        return footage;
    }

    private static Optional<Path> path(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    }

    private static Optional<URI> endpoint(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        URI uri = URI.create(text);
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("is not an http(s) address");
        }
        return Optional.of(uri);
    }

    private static String prefix(String text) {
        if (!text.isEmpty() && !text.matches("[A-Za-z0-9][A-Za-z0-9/_.-]{0,199}")) {
            throw new IllegalArgumentException("is not made of letters, digits, '/', '_', '.' and '-'");
        }
        return text;
    }
}
