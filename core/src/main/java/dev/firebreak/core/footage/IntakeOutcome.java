package dev.firebreak.core.footage;

import java.util.List;
import java.util.Locale;

/** What became of a file that arrived. */
public sealed interface IntakeOutcome {
    /**
     * It is in the catalogue.
     *
     * @param lookAlikes clips that were there and show or sound the same, withdrawn ones first
     */
    record Added(Footage clip, List<LookAlike> lookAlikes) implements IntakeOutcome {
        public Added {
            lookAlikes = List.copyOf(lookAlikes);
        }

        /** Whether no dataset holds it until a person says that it may stay: it shows the same as a clip that was withdrawn. */
        public boolean held() {
            return lookAlikes.stream().anyMatch(LookAlike::holds);
        }
    }

    /** The same bytes are in the catalogue already, perhaps under another name; nothing was changed. */
    record Duplicate(Footage of) implements IntakeOutcome {}

    /** It is not taken; nothing of it was kept. {@code why} is a sentence for a person. */
    record Refused(Reason reason, String why) implements IntakeOutcome {}

    /** Why a file is not taken; also the metric label. */
    enum Reason {
        /** It has no bytes. */
        EMPTY,
        /** It has more bytes than a clip may have. */
        TOO_LARGE,
        /** It lasts longer than a clip may. */
        TOO_LONG,
        /** It cannot be decoded, or holds neither pictures nor sound. */
        NOT_MEDIA,
        /** It crashed or hung the decoder. */
        QUARANTINED,
        /** It was withdrawn earlier, and may not come back. */
        WITHDRAWN,
        /** What is said about it is incomplete or not of the vocabulary. */
        BAD_DESCRIPTION,
        /** Its rights have run out already. */
        RIGHTS_EXPIRED,
        /** It is gone, or changed while it was read. */
        UNREADABLE;

        /** For example {@code not-media}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
