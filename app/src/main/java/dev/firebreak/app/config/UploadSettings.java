package dev.firebreak.app.config;

import java.time.Duration;

/**
 * Footage that is handed in over the network.
 *
 * @param maxFile bytes of one file
 * @param maxChunk bytes of one request of an upload
 * @param perPerson uploads of one person that are unfinished or not yet checked
 * @param waiting bytes of everybody's unfinished and unchecked uploads together, as announced
 * @param newPerHour uploads that one person may begin within an hour
 * @param expiry after so long without a byte an unfinished upload is removed
 */
public record UploadSettings(long maxFile, int maxChunk, int perPerson, long waiting, int newPerHour, Duration expiry) {
    static UploadSettings read(KeyReader keys) {
        UploadSettings uploads = new UploadSettings(
                keys.largeSize("uploads.maxFile", "4GiB", "1MiB", "1024GiB"),
                keys.size("uploads.maxChunk", "16MiB", "64KiB", "256MiB"),
                keys.whole("uploads.perPerson", 100, 1, 10_000),
                keys.largeSize("uploads.waiting", "40GiB", "1MiB", "102400GiB"),
                keys.whole("uploads.newPerHour", 1_000, 1, 100_000),
                keys.duration("uploads.expiry", "24h", "1m", "90d"));
        keys.refuseIf(uploads.waiting < uploads.maxFile, "uploads.waiting must not be below uploads.maxFile");
        return uploads;
    }
}
