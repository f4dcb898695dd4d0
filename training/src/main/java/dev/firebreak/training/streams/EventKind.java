package dev.firebreak.training.streams;

/** What is staged at a marked time. Each is a composite: shots laid over a harmless stream. */
public enum EventKind {
    NEAR("near", "bursts of one near recording of real gunfire, for ten seconds"),
    SINGLE("single near shot", "one near recording of real gunfire, once"),
    DISTANT("distant", "bursts of one distant recording, everything else limited to 3.8 kHz as it is"),
    DRILL("synthetic", "the gunfire of the drill, made from physics, for ten seconds");

    private final String word;
    private final String what;

    EventKind(String word, String what) {
        this.word = word;
        this.what = what;
    }

    /** As reports name it. */
    public String word() {
        return word;
    }

    /** What exactly is done. */
    public String what() {
        return what;
    }
}
