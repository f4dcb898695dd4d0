package dev.firebreak.bench.copies;

import java.util.List;

/** A way of finding copies. One thread at a time adds; then any number may ask. */
interface Matcher {
    String name();

    void add(int reference, Prints prints);

    /** What it finds, with any score above chance. */
    List<Hit> find(Prints query);
}
