package dev.firebreak.app.cli;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.edge.fetch.FileFetch;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a command was told to look at: files, and URLs, which are fetched into a folder that goes with this object. What a command that was
 * killed left behind is removed by the next one that fetches. One thread at a time.
 */
final class NamedMedia implements AutoCloseable {
    private static final String PREFIX = "firebreak-match-";
    private static final Pattern LEFT_BEHIND = Pattern.compile(PREFIX + "([0-9]{1,18})-.*");

    /** Longer than any command works on one file: a folder so old, whose process is gone, is nobody's. */
    private static final Duration OLD = Duration.ofHours(24);

    private final Supplier<FileFetch> fetches;
    private final Path temporary;
    private final Clock clock;
    private @Nullable FileFetch fetch;
    private @Nullable Path folder;
    private int fetched;

    /** @param fetches asked for when the first URL comes */
    NamedMedia(Supplier<FileFetch> fetches, Path temporary, Clock clock) {
        this.fetches = fetches;
        this.temporary = temporary;
        this.clock = clock;
    }

    /**
     * One thing to look at.
     *
     * @param name for people: a URL without user, password and query
     * @param ours true for what was fetched
     */
    record Medium(String name, Path file, boolean ours) {}

    static boolean isUrl(String given) {
        return given.indexOf("://") > 1;
    }

    /** A URL without user, password and query; a file as it was given. */
    static String shown(String given) {
        return isUrl(given) ? given.replaceFirst("[?#].*", "").replaceFirst("://[^/@]*@", "://") : given;
    }

    /**
     * The file, fetched where a URL is given. Whether a file is there is for others to find out. {@link FirebreakException}: ADDRESS_REFUSED,
     * SOURCE_GONE, LIMIT_EXCEEDED.
     */
    Medium take(String given) throws InterruptedException {
        if (!isUrl(given)) {
            try {
                return new Medium(given, Path.of(given), false);
            } catch (InvalidPathException e) {
                throw new FirebreakException(ErrorCode.SOURCE_GONE, "it is no file name: " + e.getMessage(), e);
            }
        }
        try {
            Path file = folder().resolve(Integer.toString(fetched++));
            file.toFile().deleteOnExit(); // also where the program is told to stop
            fetch(given, file);
            return new Medium(shown(given), file, true);
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.SOURCE_GONE, "it has no place to be fetched to: " + e, e);
        }
    }

    /** On a thread whose reading an interrupt ends, so that Ctrl-C does not wait for a slow server. */
    private void fetch(String url, Path file) throws InterruptedException {
        FileFetch fetcher = fetch;
        if (fetcher == null) {
            fetcher = fetches.get();
            fetch = fetcher;
        }
        FileFetch asked = fetcher;
        FutureTask<FileFetch.Fetched> task = new FutureTask<>(() -> asked.fetch(url, file));
        Thread thread = Thread.ofVirtual().name("fetch").start(task);
        try {
            var unused = task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException("Fetching failed", e.getCause());
        } finally {
            thread.interrupt();
            thread.join();
        }
    }

    /** What was fetched is removed; a file of the user's stays. */
    void letGo(Medium medium) {
        if (medium.ours()) {
            remove(medium.file());
        }
    }

    private Path folder() throws IOException {
        Path made = folder;
        if (made == null) {
            removeLeftBehind();
            made = Files.createTempDirectory(
                    temporary, PREFIX + ProcessHandle.current().pid() + "-");
            made.toFile().deleteOnExit();
            folder = made;
        }
        return made;
    }

    private void removeLeftBehind() throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path old : folders) {
                Matcher name = LEFT_BEHIND.matcher(old.getFileName().toString());
                if (name.matches() && abandoned(old, Long.parseLong(name.group(1)))) {
                    removeAll(old);
                }
            }
        }
    }

    private boolean abandoned(Path old, long process) throws IOException {
        return ProcessHandle.of(process).isEmpty()
                && Files.getLastModifiedTime(old)
                        .toInstant()
                        .isBefore(clock.instant().minus(OLD));
    }

    private static void removeAll(Path folder) {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> walked = Files.walk(folder)) {
            walked.sorted(Comparator.reverseOrder()).forEach(all::add);
        } catch (IOException e) {
            return; // somebody else's
        }
        all.forEach(NamedMedia::remove);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // another user's, or gone with its folder; what is ours goes with the process at the latest
        }
    }

    @Override
    public void close() {
        Path made = folder;
        if (made != null) {
            removeAll(made);
            folder = null;
        }
    }
}
