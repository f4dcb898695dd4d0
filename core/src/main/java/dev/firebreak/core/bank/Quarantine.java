package dev.firebreak.core.bank;

import java.time.Instant;

/**
 * A bank that is not trusted for now: what it matches is still found and recorded, but asks for a person's look at most, and if it
 * is negative it overrules nothing.
 *
 * @param reason a sentence for a person
 * @param by account name, or {@code "firebreak"} when it was put there for matching too much
 */
public record Quarantine(String reason, Instant since, String by) {
    public static final int MAX_REASON = 500;

    /** Who puts banks into quarantine that match too much. */
    public static final String ITSELF = "firebreak";

    /** Throws {@link IllegalArgumentException} when a text is missing or too long. */
    public Quarantine {
        if (reason.isBlank() || by.isBlank()) {
            throw new IllegalArgumentException("A quarantine has a reason and somebody who ordered it");
        }
        Texts.line("A quarantine's reason", reason, MAX_REASON);
    }
}
