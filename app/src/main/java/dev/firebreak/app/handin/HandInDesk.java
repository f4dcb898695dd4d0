package dev.firebreak.app.handin;

import dev.firebreak.app.config.MatchSettings;
import dev.firebreak.app.copy.QueriedFile;
import dev.firebreak.app.handin.Stages.Stage;
import dev.firebreak.app.web.problem.BadRequestException;
import dev.firebreak.app.web.problem.TryLaterException;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.fingerprint.video.FrameDescriber;
import dev.firebreak.edge.fetch.FileFetch;
import dev.firebreak.media.fingerprint.HashLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Takes files from clients and fingerprints them, in decoding processes of its own. So many at a time, and so many a minute of one client;
 * who comes too many is told when to come again. No file outlives its request. Thread-safe.
 */
public final class HandInDesk implements AutoCloseable {
    /** After which to try again when all places are taken: about what a short clip takes. */
    private static final Duration BUSY = Duration.ofSeconds(5);

    /** Longer files are refused. */
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Scratch scratch;
    private final FileFetch fetch;
    private final Multipart multipart;
    private final Pace pace;
    private final Stages stages = new Stages();
    private final BlockingQueue<QueriedFile> readers = new LinkedBlockingQueue<>();

    /** {@code describer}: gives the pictures of videos their learned hashes, those that streams and banks here have. */
    public HandInDesk(Scratch scratch, FileFetch fetch, MatchSettings settings, FrameDescriber describer, Clock clock) {
        this.scratch = scratch;
        this.fetch = fetch;
        this.multipart = new Multipart(settings.maxFile(), "file", settings.time());
        this.pace = new Pace(settings.perMinute(), clock);
        HashLimits limits = new HashLimits(settings.time(), LONGEST, settings.maxFile());
        for (int i = 0; i < settings.files(); i++) {
            readers.add(new QueriedFile(clock, limits).describing(describer));
        }
    }

    /** How far files are that are being looked at. */
    public Stages stages() {
        return stages;
    }

    /**
     * Takes a file and says what is known of it. {@link TryLaterException} where too many are taken already, {@link BadRequestException} for a
     * form that cannot be read; {@link FirebreakException}: BAD_MEDIA, LIMIT_EXCEEDED, ADDRESS_REFUSED, SOURCE_GONE.
     *
     * @param who hands it in
     * @param ticket by which they ask how far it is; may be empty
     */
    public HandedIn take(FileSource source, String who, String ticket) {
        if (!ticket.isEmpty() && !Stages.isTicket(ticket)) {
            throw new BadRequestException("A ticket has 1 to 64 letters, digits or hyphens");
        }
        Duration wait = pace.ask(who);
        if (!wait.isZero()) {
            throw TryLaterException.tooOften("You hand in more files a minute than match.perMinute allows", wait);
        }
        QueriedFile reader = readers.poll();
        if (reader == null) {
            throw TryLaterException.busy("As many files as match.files allows are being looked at", BUSY);
        }
        try {
            return taken(source, reader, (stage, at, all) -> {
                if (!ticket.isEmpty()) {
                    stages.is(who, ticket, stage, at, all);
                }
            });
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.SOURCE_GONE, "The file could not be taken: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TryLaterException.busy("The server is being stopped", BUSY);
        } finally {
            stages.is(who, ticket, Stage.NONE, Duration.ZERO, Optional.empty());
            readers.add(reader);
        }
    }

    private interface Told {
        void now(Stage stage, Duration at, Optional<Duration> all);
    }

    private HandedIn taken(FileSource source, QueriedFile reader, Told told) throws IOException, InterruptedException {
        Path file = scratch.file();
        try {
            told.now(Stage.TAKING, Duration.ZERO, Optional.empty());
            Multipart.Form form = switch (source) {
                case FileSource.Form handed -> multipart.read(handed.request(), file);
                case FileSource.Address address -> {
                    var unused = fetch.fetch(address.url(), file);
                    yield new Multipart.Form("url", nameOf(address.url()), Map.of());
                }
            };
            long bytes = Files.size(file);
            if (bytes == 0) {
                throw new FirebreakException(ErrorCode.BAD_MEDIA, "The file is empty");
            }
            told.now(Stage.READING, Duration.ZERO, Optional.empty());
            return switch (reader.read(file, (at, all) -> told.now(Stage.READING, at, all))) {
                case QueriedFile.Known known -> new HandedIn(form.name(), bytes, known, form.fields());
                case QueriedFile.Refused refused ->
                    throw new FirebreakException(
                            refused.there() ? ErrorCode.BAD_MEDIA : ErrorCode.SOURCE_GONE, said(refused, file));
            };
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Where the server keeps the file meanwhile is nobody's business. */
    private static String said(QueriedFile.Refused refused, Path file) {
        return refused.why()
                .replace(file.toString(), "the file")
                .replace(String.valueOf(file.getFileName()), "the file");
    }

    private static String nameOf(String url) {
        String path = url.split("[?#]", 2)[0];
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public void close() {
        readers.forEach(QueriedFile::close);
    }
}
