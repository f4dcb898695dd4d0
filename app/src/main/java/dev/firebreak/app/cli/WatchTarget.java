package dev.firebreak.app.cli;

import dev.firebreak.media.decode.MediaSource;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One thing to watch.
 *
 * @param name for people: a file as it was given, an address without user, password and query
 */
record WatchTarget(String name, MediaSource source) {
    /** Throws {@link IllegalArgumentException}, with a sentence, for what can be neither file nor address. */
    static WatchTarget of(String given) {
        return given.indexOf("://") > 1 ? address(given) : file(given, given);
    }

    /** True for a source that sends at its own pace and waits for nobody. */
    boolean paced() {
        return source instanceof MediaSource.Address address
                && !address.address().getScheme().toLowerCase(Locale.ROOT).startsWith("http");
    }

    /** Why the file cannot be opened, if that can be told without opening it. */
    Optional<String> missing() {
        if (!(source instanceof MediaSource.LocalFile file)) {
            return Optional.empty();
        }
        if (Files.notExists(file.path())) {
            return Optional.of("there is no such file");
        }
        if (Files.isDirectory(file.path())) {
            return Optional.of("it is a folder, not a file");
        }
        return Files.isReadable(file.path()) ? Optional.empty() : Optional.of("it may not be read");
    }

    private static WatchTarget address(String given) {
        URI uri;
        try {
            uri = URI.create(given);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not an address: " + e.getMessage(), e);
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.equals("file")) {
            return file(given, Path.of(uri).toString());
        }
        if (!MediaSource.SCHEMES.contains(scheme)) {
            throw new IllegalArgumentException(
                    given + ": an address starts with one of " + new TreeSet<>(MediaSource.SCHEMES));
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException(given + ": the address names no host");
        }
        MediaSource.Address source = new MediaSource.Address(uri);
        return new WatchTarget(source.toString(), source);
    }

    private static WatchTarget file(String given, String path) {
        try {
            return new WatchTarget(given, new MediaSource.LocalFile(Path.of(path)));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("not a file name: " + e.getMessage(), e);
        }
    }
}
