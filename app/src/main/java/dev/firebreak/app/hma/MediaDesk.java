package dev.firebreak.app.hma;

import dev.firebreak.app.bank.BankedFile;
import dev.firebreak.app.fingerprint.FileFingerprint;
import dev.firebreak.app.handin.Multipart;
import dev.firebreak.app.handin.Scratch;
import dev.firebreak.core.bank.MediaKind;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.fingerprint.video.FrameDescriber;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.edge.fetch.FileFetch;
import dev.firebreak.edge.fetch.FileFetch.Fetched;
import dev.firebreak.media.picture.PictureReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Takes files from clients and hashes them, pictures by the same decoding processes as everywhere. So many files at a time; the next one
 * is refused. Thread-safe.
 */
final class MediaDesk implements AutoCloseable {
    /** Decoding processes for pictures. */
    private static final int READERS = 2;

    private final Scratch scratch;
    private final FileFetch fetch;
    private final Multipart multipart;
    private final Semaphore slots;
    private final BlockingQueue<BankedFile> readers = new LinkedBlockingQueue<>();

    /**
     * @param files how many at a time
     * @param describer gives the pictures of videos their learned hashes, those that streams and banks here have
     */
    MediaDesk(Scratch scratch, FileFetch fetch, Multipart multipart, int files, FrameDescriber describer, Clock clock) {
        this.scratch = scratch;
        this.fetch = fetch;
        this.multipart = multipart;
        slots = new Semaphore(files);
        for (int i = 0; i < READERS; i++) {
            readers.add(new BankedFile(clock).describing(describer));
        }
    }

    /**
     * Hashes the file at the request's parameter {@code url}, or else the one in its form, as its parameters {@code content_type} and {@code
     * types} say.
     *
     * @param banking whether all is wanted by which a bank can recognise it, and not only what was asked for
     */
    HashedMedia hash(HttpServletRequest request, boolean banking) {
        if (!slots.tryAcquire()) {
            throw new RefusedException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "As many files as are allowed are being hashed; try again in a moment");
        }
        try {
            Path file = scratch.file();
            try {
                return taken(request, file, banking);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.SOURCE_GONE, "The file could not be taken: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException(HttpStatus.SERVICE_UNAVAILABLE, "The server is being stopped");
        } finally {
            slots.release();
        }
    }

    private HashedMedia taken(HttpServletRequest request, Path file, boolean banking)
            throws IOException, InterruptedException {
        String url = request.getParameter("url");
        if (url != null && !url.isEmpty()) {
            @Nullable String wanted = request.getParameter("content_type");
            Optional<Medium> said = Optional.ofNullable(wanted).map(Medium::parse);
            said.ifPresent(medium -> SignalType.of(medium, request.getParameter("types")));
            Fetched fetched = fetch.fetch(url, file);
            Medium medium = said.or(() -> Medium.ofMime(fetched.contentType()))
                    .or(() -> guess(file))
                    .orElseThrow(() ->
                            RefusedException.bad("Neither the server nor the file says what it is; send content_type"));
            return hashed(request, file, medium, new Multipart.Form("", nameOf(url), Map.of()), banking);
        }
        if (!Multipart.is(request)) {
            throw RefusedException.bad("Neither `url` nor multipart file upload was received");
        }
        Multipart.Form form = multipart.read(request, file);
        return hashed(request, file, Medium.parse(form.field()), form, banking);
    }

    private static Optional<Medium> guess(Path file) {
        try {
            return PictureReader.format(file).map(format -> Medium.PHOTO);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String nameOf(String url) {
        String path = url.split("[?#]", 2)[0];
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private HashedMedia hashed(
            HttpServletRequest request, Path file, Medium medium, Multipart.Form form, boolean banking)
            throws IOException, InterruptedException {
        List<SignalType> types = SignalType.of(medium, request.getParameter("types"));
        if (Files.size(file) == 0) {
            throw RefusedException.bad("The file is empty");
        }
        if (medium == Medium.PHOTO && PictureReader.format(file).isEmpty()) {
            throw RefusedException.bad("The file is no picture that is read here: JPEG, PNG, GIF, WebP, AVIF or HEIC");
        }
        BankedFile.Reading reading = medium == Medium.PHOTO || banking ? read(file) : digests(file);
        BankedFile.Signed signed = switch (reading) {
            case BankedFile.Signed made -> made;
            case BankedFile.Refused refused
            when medium == Medium.PHOTO ->
                throw RefusedException.bad("The file cannot be read as a picture: " + refused.why());
            // Of a video that cannot be decoded the MD5 is banked, as in HMA.
            case BankedFile.Refused refused -> digests(file);
        };
        // What was handed in as a video is not matched as a picture.
        Signals signals = medium == Medium.VIDEO
                ? Signals.of(signed.signals().all().stream()
                        .filter(signal -> signal.kind() != SignalKind.PDQ)
                        .toList())
                : signed.signals();
        return new HashedMedia(medium, types, signals, signed.sha256(), signed.remark(), form.name(), form.fields());
    }

    private BankedFile.Reading read(Path file) throws InterruptedException {
        BankedFile reader = readers.take();
        try {
            return reader.read(file);
        } finally {
            readers.add(reader);
        }
    }

    /** Without decoding anything. */
    private static BankedFile.Signed digests(Path file) throws InterruptedException {
        Map<String, String> digests = FileFingerprint.of(file, List.of()).digests();
        String md5 = digests.get("md5");
        String sha256 = digests.get("sha256");
        if (md5 == null || sha256 == null) {
            throw new FirebreakException(ErrorCode.SOURCE_GONE, "The file went away while it was hashed");
        }
        Hash256 hash = Hash256.ofHex(sha256);
        return new BankedFile.Signed(
                MediaKind.VIDEO, Signals.of(Signal.parse(SignalKind.MD5, md5), new Signal.Sha256(hash)), hash, "");
    }

    @Override
    public void close() {
        readers.forEach(BankedFile::close);
    }
}
