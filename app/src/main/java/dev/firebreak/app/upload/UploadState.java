package dev.firebreak.app.upload;

/** Where an upload stands. */
public enum UploadState {
    /** Bytes are missing. */
    UPLOADING,
    /** All bytes are here; it waits to be checked. */
    RECEIVED,
    /** It is being looked at. */
    CHECKING,
    /** It is footage now. */
    ADDED,
    /** The same bytes were here already. */
    DUPLICATE,
    /** It was not taken; the outcome says why. */
    REFUSED;

    /** Whether nothing more will happen to it. */
    public boolean finished() {
        return this == ADDED || this == DUPLICATE || this == REFUSED;
    }
}
