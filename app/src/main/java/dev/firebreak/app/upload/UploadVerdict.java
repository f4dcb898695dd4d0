package dev.firebreak.app.upload;

/**
 * What became of a file that arrived whole.
 *
 * @param state a finished one
 * @param why in words for a person; may be empty
 * @param footage the clip that it became or repeats; empty otherwise
 */
public record UploadVerdict(UploadState state, String why, String footage) {
    /** Throws {@link IllegalArgumentException} when the state is not a finished one. */
    public UploadVerdict {
        if (!state.finished()) {
            throw new IllegalArgumentException("An upload does not end as " + state);
        }
    }
}
