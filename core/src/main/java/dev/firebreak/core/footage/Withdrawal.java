package dev.firebreak.core.footage;

import java.time.Instant;

/**
 * A contributor took a clip back, or somebody for them. It is in no dataset that is made from then on.
 *
 * @param by account, or {@code "command line"}
 * @param erased whether its bytes, thumbnails and sound curve were deleted too; the catalogue's row stays as the record
 */
public record Withdrawal(Instant at, String by, String reason, boolean erased) {
    /** Throws {@link IllegalArgumentException} when there is no reason. */
    public Withdrawal {
        Words.line("by", by, Description.MAX_NAME);
        Words.line("A withdrawal's reason", reason, Description.MAX_NOTE);
    }
}
