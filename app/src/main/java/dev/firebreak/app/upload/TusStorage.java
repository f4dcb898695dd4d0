package dev.firebreak.app.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import me.desair.tus.server.exception.UploadNotFoundException;
import me.desair.tus.server.upload.UploadId;
import me.desair.tus.server.upload.UploadIdFactory;
import me.desair.tus.server.upload.UploadInfo;
import me.desair.tus.server.upload.UploadLockingService;
import me.desair.tus.server.upload.UploadStorageService;
import me.desair.tus.server.upload.concatenation.UploadConcatenationService;
import org.jspecify.annotations.Nullable;

/**
 * Lets the protocol's library read and write the {@link UploadFolder}. The library's own storage is not used: after a kill in the
 * middle of a piece it holds more bytes than it counts, and refuses the upload from then on.
 */
@SuppressWarnings({"NullAway", "UnnecessaryBoxedVariable"}) // the library's interface knows null, and boxes its numbers
final class TusStorage implements UploadStorageService {
    private final UploadFolder folder;
    private final Clock clock;
    private UploadIdFactory ids;
    private long maxSize;
    private @Nullable Long expiryMillis;

    TusStorage(UploadFolder folder, Clock clock, UploadIdFactory ids) {
        this.folder = folder;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public @Nullable UploadInfo getUploadInfo(String address, @Nullable String owner) {
        UploadId id = ids.readUploadId(address);
        return id == null
                ? null
                : upload(id)
                        .filter(upload -> upload.owner().equals(owner))
                        .map(TusStorage::info)
                        .orElse(null);
    }

    @Override
    public @Nullable UploadInfo getUploadInfo(UploadId id) {
        return upload(id).map(TusStorage::info).orElse(null);
    }

    @Override
    public UploadInfo create(UploadInfo info, @Nullable String owner) {
        TusMetadata said = TusMetadata.parse(info.getEncodedMetadata());
        return info(folder.create(Upload.begin(
                (UUID) ids.createId().getOriginalObject(),
                String.valueOf(owner),
                said.fileName(),
                said.about(),
                info.getLength(),
                clock.instant())));
    }

    @Override
    public UploadInfo append(UploadInfo info, InputStream bytes) throws IOException, UploadNotFoundException {
        return info(folder.append(required(info), bytes));
    }

    @Override
    public void removeLastNumberOfBytes(@Nullable UploadInfo info, long bytes)
            throws IOException, UploadNotFoundException {
        if (info != null && bytes > 0) {
            folder.cut(required(info), bytes);
        }
    }

    /** Nothing to do: what the library changes in between are its own times. */
    @Override
    public void update(UploadInfo info) {}

    @Override
    public void terminateUpload(UploadInfo info) {
        folder.remove(uuid(info.getId()));
    }

    @Override
    public InputStream getUploadedBytes(String address, String owner) throws IOException, UploadNotFoundException {
        return getUploadedBytes(ids.readUploadId(address));
    }

    @Override
    public InputStream getUploadedBytes(UploadId id) throws IOException, UploadNotFoundException {
        Upload upload = upload(id).orElseThrow(() -> new UploadNotFoundException("No upload " + id));
        return Files.newInputStream(folder.data(upload.id()));
    }

    @Override
    public void copyUploadTo(UploadInfo info, OutputStream out) throws IOException, UploadNotFoundException {
        Files.copy(folder.data(required(info).id()), out);
    }

    /** Done by {@link UploadUpkeep}, on our own clock. */
    @Override
    public void cleanupExpiredUploads(UploadLockingService locks) {}

    @Override
    public void setMaxUploadSize(Long bytes) {
        maxSize = bytes == null ? 0 : bytes;
    }

    @Override
    public long getMaxUploadSize() {
        return maxSize;
    }

    @Override
    public @Nullable Long getUploadExpirationPeriod() {
        return expiryMillis;
    }

    @Override
    public void setUploadExpirationPeriod(@Nullable Long millis) {
        expiryMillis = millis;
    }

    @Override
    public String getUploadUri() {
        return ids.getUploadUri();
    }

    @Override
    public void setIdFactory(UploadIdFactory factory) {
        ids = factory;
    }

    /** Uploads are not put together from others. */
    @Override
    public void setUploadConcatenationService(UploadConcatenationService service) {}

    @Override
    public @Nullable UploadConcatenationService getUploadConcatenationService() {
        return null;
    }

    private Optional<Upload> upload(UploadId id) {
        return folder.find(uuid(id));
    }

    private Upload required(UploadInfo info) throws UploadNotFoundException {
        return upload(info.getId()).orElseThrow(() -> new UploadNotFoundException("No upload " + info.getId()));
    }

    private static UUID uuid(UploadId id) {
        return UUID.fromString(id.toString());
    }

    private static UploadInfo info(Upload upload) {
        UploadInfo info = new UploadInfo();
        info.setId(new UploadId(upload.id()));
        info.setOwnerKey(upload.owner());
        info.setLength(upload.length());
        info.setOffset(upload.offset());
        return info;
    }
}
