package dev.firebreak.core.fingerprint.index;

import java.io.IOException;

/** The file is not a snapshot, or not as it was written. */
final class DamagedSnapshotException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedSnapshotException(String message) {
        super(message);
    }
}
