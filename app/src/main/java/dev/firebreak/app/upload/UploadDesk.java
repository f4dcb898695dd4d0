package dev.firebreak.app.upload;

import dev.firebreak.app.config.UploadSettings;
import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.app.metrics.MetricName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import me.desair.tus.server.TusFileUploadService;
import me.desair.tus.server.upload.UploadId;
import me.desair.tus.server.upload.UploadIdFactory;
import me.desair.tus.server.upload.UploadLock;
import me.desair.tus.server.upload.UploadLockingService;
import me.desair.tus.server.upload.UuidUploadIdFactory;
import org.springframework.http.HttpStatus;

/**
 * Where people hand in files: takes tus requests, keeps what arrives in the {@link UploadFolder} and has it looked at when it is whole.
 * The protocol is its library's; limits, locks and storage are ours. Thread-safe.
 */
public final class UploadDesk implements AutoCloseable {
    /** How long a request waits for the one before it at the same upload. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Where the uploads are, in the REST interface. */
    public static final String PATH = "/api/v1/uploads";

    private static final String OVERRIDE = "X-HTTP-Method-Override";

    private final UploadFolder folder;
    private final UploadSettings settings;
    private final FirebreakMetrics metrics;
    private final Clock clock;
    private final UploadLocks locks = new UploadLocks();
    private final UploadAdmission admission;
    private final UploadChecks checks;
    private final UploadUpkeep upkeep;
    private final TusFileUploadService tus;
    private final Object beginning = new Object();

    public UploadDesk(
            UploadFolder folder,
            UploadSettings settings,
            UploadReceiver receiver,
            FirebreakMetrics metrics,
            Clock clock) {
        this.folder = folder;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
        this.admission = new UploadAdmission(folder, settings, clock);
        this.upkeep = new UploadUpkeep(folder, locks, settings, metrics, clock);
        this.checks = new UploadChecks(folder, locks, receiver, metrics, clock);
        UploadIdFactory ids = new UuidUploadIdFactory();
        this.tus = new TusFileUploadService()
                .withUploadIdFactory(ids)
                .withUploadUri(PATH)
                .withUploadStorageService(new TusStorage(folder, clock, ids))
                .withUploadLockingService(new NoLocks())
                .withMaxUploadSize(settings.maxFile())
                .withUploadExpirationPeriod(settings.expiry().toMillis())
                .disableTusExtension("concatenation");
    }

    /** What is known, newest first. */
    public List<Upload> list() {
        return folder.list();
    }

    public Optional<Upload> find(UUID id) {
        return folder.find(id);
    }

    /** Bytes announced by uploads that are not finished. */
    public long waitingBytes() {
        return folder.list().stream()
                .filter(upload -> !upload.state().finished())
                .mapToLong(Upload::length)
                .sum();
    }

    /** To be called now and then. */
    public void tidy() {
        upkeep.run();
    }

    /**
     * Answers a request that announces a file.
     *
     * @param about checks what the sender says about the file; throws {@link IllegalArgumentException} with a reason for a person
     */
    public void begin(
            HttpServletRequest request,
            HttpServletResponse response,
            String owner,
            AboutCheck about,
            TusAnswers answers)
            throws IOException {
        long length;
        try {
            length = Long.parseLong(String.valueOf(request.getHeader("Upload-Length")));
            about.check(TusMetadata.parse(request.getHeader("Upload-Metadata")).about());
        } catch (NumberFormatException e) {
            answers.refuse(response, HttpStatus.BAD_REQUEST, "Upload-Length is missing or no number");
            return;
        } catch (IllegalArgumentException e) {
            answers.refuse(response, HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
            return;
        }
        if (length < 1 || request.getHeader(OVERRIDE) != null) {
            answers.refuse(
                    response, HttpStatus.BAD_REQUEST, "A file has at least one byte, and is announced by a plain POST");
            return;
        }
        synchronized (beginning) {
            Optional<UploadRefusal> refusal = admission.refusal(owner, length);
            if (refusal.isPresent()) {
                metrics.count(MetricName.UPLOADS, refusal.get());
                answers.refuse(response, HttpStatus.valueOf(refusal.get().httpStatus()), words(refusal.get()));
                return;
            }
            tus.process(request, answers.wrap(response), owner);
            if (response.getStatus() == HttpStatus.CREATED.value()) {
                admission.began(owner);
            }
        }
    }

    /** Answers any other request of the protocol about one upload: HEAD, PATCH, DELETE. */
    public void go(HttpServletRequest request, HttpServletResponse response, String owner, UUID id, TusAnswers answers)
            throws IOException {
        if (request.getHeader(OVERRIDE) != null) {
            answers.refuse(response, HttpStatus.BAD_REQUEST, "Send the method itself, not " + OVERRIDE);
            return;
        }
        boolean patch = request.getMethod().equals("PATCH");
        if (patch && request.getContentLengthLong() < 0) {
            answers.refuse(response, HttpStatus.LENGTH_REQUIRED, "A piece of a file needs a Content-Length");
            return;
        }
        Optional<UploadLocks.Lock> lock = take(id);
        if (lock.isEmpty()) {
            answers.refuse(response, HttpStatus.LOCKED, "Another request is at this upload");
            return;
        }
        try (UploadLocks.Lock held = lock.get()) {
            if (request.getMethod().equals("DELETE") && isChecking(held.id())) {
                answers.refuse(response, HttpStatus.CONFLICT, "The upload is being checked");
                return;
            }
            tus.process(request, answers.wrap(response), owner);
            finish(held.id());
        }
    }

    private Optional<UploadLocks.Lock> take(UUID id) {
        try {
            return locks.take(id, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Answers what the server can do. */
    public void options(HttpServletRequest request, HttpServletResponse response, TusAnswers answers)
            throws IOException {
        tus.process(request, answers.wrap(response), "");
    }

    /** Largest file, in bytes. */
    public long maxFile() {
        return settings.maxFile();
    }

    /** Largest piece, in bytes. */
    public int maxChunk() {
        return settings.maxChunk();
    }

    @Override
    public void close() {
        checks.close();
    }

    private boolean isChecking(UUID id) {
        return folder.find(id)
                .filter(upload -> upload.state() == UploadState.CHECKING)
                .isPresent();
    }

    private void finish(UUID id) {
        folder.find(id)
                .filter(upload -> upload.state() == UploadState.UPLOADING && upload.complete())
                .ifPresent(upload -> {
                    folder.save(upload.in(UploadState.RECEIVED, clock.instant()));
                    checks.wake();
                });
    }

    private String words(UploadRefusal refusal) {
        return switch (refusal) {
            case TOO_LARGE -> "A file has at most %d bytes here".formatted(settings.maxFile());
            case TOO_MANY ->
                "You have %d uploads under way; let some finish, or remove them".formatted(settings.perPerson());
            case TOO_OFTEN -> "You began %d uploads within an hour; wait a while".formatted(settings.newPerHour());
            case NO_ROOM -> "Too much is waiting to be checked, or the disk is nearly full; try again later";
        };
    }

    /** Looks at what a sender says about a file. */
    @FunctionalInterface
    public interface AboutCheck {
        void check(String about);
    }

    /** The library's locks would answer a second request with an empty 200; ours are taken before it is asked. */
    @SuppressWarnings("NullAway") // the library's interface knows no annotations
    private static final class NoLocks implements UploadLockingService {
        @Override
        public UploadLock lockUploadByUri(String address) {
            return new UploadLock() {
                @Override
                public String getUploadUri() {
                    return address;
                }

                @Override
                public void release() {}

                @Override
                public void close() {}
            };
        }

        @Override
        public void cleanupStaleLocks() {}

        @Override
        public boolean isLocked(UploadId id) {
            return false;
        }

        @Override
        public void setIdFactory(UploadIdFactory ids) {}
    }
}
