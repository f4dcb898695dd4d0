package dev.firebreak.core.bank;

/** What somebody puts into a bank. */
public record EntryContent(MediaKind media, Signals signals, EntryAbout about, Availability availability) {
    /** Throws {@link IllegalArgumentException} when there is no signal. */
    public EntryContent {
        if (signals.isEmpty()) {
            throw new IllegalArgumentException("An entry has at least one signal");
        }
    }

    /** Without note and metadata, enabled. */
    public static EntryContent of(MediaKind media, Signals signals, Provenance provenance) {
        return new EntryContent(media, signals, EntryAbout.of(provenance), Availability.ENABLED);
    }

    public EntryContent withNote(String note) {
        return new EntryContent(media, signals, about.withNote(note), availability);
    }
}
