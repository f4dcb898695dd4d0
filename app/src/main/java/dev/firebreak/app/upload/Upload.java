package dev.firebreak.app.upload;

import java.time.Instant;
import java.util.UUID;

/**
 * One file on its way in.
 *
 * @param owner account or token that sends it
 * @param fileName as the sender named it, without folders
 * @param about what the sender says about it, in the form in which it came: the upload only keeps it
 * @param length bytes that were announced, 1 or more
 * @param offset bytes that are safe here
 * @param createdAt when it was announced
 * @param changedAt when bytes last came or its state last changed
 * @param outcome what became of it, in words for a person; empty until then
 * @param footage the clip that it became or repeats; empty otherwise
 */
public record Upload(
        UUID id,
        String owner,
        String fileName,
        String about,
        long length,
        long offset,
        UploadState state,
        Instant createdAt,
        Instant changedAt,
        String outcome,
        String footage) {
    /** Longest file name, in characters. */
    public static final int MAX_NAME = 255;

    /** Throws {@link IllegalArgumentException} when a figure or the name is out of range. */
    public Upload {
        if (length < 1 || offset < 0 || offset > length) {
            throw new IllegalArgumentException("An upload has 1 or more bytes, and no more of them here");
        }
        if (fileName.isBlank() || fileName.length() > MAX_NAME) {
            throw new IllegalArgumentException("A file name has 1 to " + MAX_NAME + " characters");
        }
    }

    /** A new one, of which nothing has come yet. */
    static Upload begin(UUID id, String owner, String fileName, String about, long length, Instant now) {
        return new Upload(id, owner, fileName, about, length, 0, UploadState.UPLOADING, now, now, "", "");
    }

    boolean complete() {
        return offset == length;
    }

    Upload at(long newOffset, Instant now) {
        return new Upload(id, owner, fileName, about, length, newOffset, state, createdAt, now, outcome, footage);
    }

    Upload in(UploadState next, Instant now) {
        return new Upload(id, owner, fileName, about, length, offset, next, createdAt, now, outcome, footage);
    }

    Upload ended(UploadVerdict verdict, Instant now) {
        return new Upload(
                id,
                owner,
                fileName,
                about,
                length,
                offset,
                verdict.state(),
                createdAt,
                now,
                verdict.why(),
                verdict.footage());
    }
}
