package dev.firebreak.core.footage;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a contributor allows, and on what ground the clip may be kept and used.
 *
 * @param lawfulBasis why it may be processed, for example {@code public task} or {@code consent}
 * @param purpose what for, for example {@code training of detection}
 * @param licence the licence or agreement, by name or in its words; {@code none stated} is a licence too
 * @param expiry the last day on which it may be used; empty: without end
 * @param tacticsSensitive whether it shows how police work, and so is shown to few
 */
public record Rights(
        String lawfulBasis, String purpose, String licence, Optional<LocalDate> expiry, boolean tacticsSensitive) {
    /** The longest of each text, in characters. */
    public static final int MAX_TEXT = 1_000;

    /** Throws {@link IllegalArgumentException} when a text is missing or too long. */
    public Rights {
        Words.line("lawful-basis", lawfulBasis, MAX_TEXT);
        Words.line("purpose", purpose, MAX_TEXT);
        Words.line("licence", licence, MAX_TEXT);
    }

    /** Whether use is still allowed on {@code day}. */
    public boolean allowOn(LocalDate day) {
        return expiry.isEmpty() || !day.isAfter(expiry.get());
    }
}
