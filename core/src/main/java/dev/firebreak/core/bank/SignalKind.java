package dev.firebreak.core.bank;

import java.util.Locale;

/** Kinds of fingerprints that a bank keeps. An entry has at most one of each. */
public enum SignalKind {
    /** {@link dev.firebreak.core.fingerprint.PdqHash} of a picture. */
    PDQ,
    /** MD5 of a file. */
    MD5,
    /** SHA-256 of a file. */
    SHA256,
    /** Firebreak's fingerprint of moving pictures, in its own versioned form. */
    VIDEO,
    /** Firebreak's fingerprint of a sound, in its own versioned form. */
    SOUND,
    /** PDQ hashes of a video's frames, as others exchange them. */
    VPDQ;

    /** For example {@code sha256}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is a long run of bytes instead of a short hash. */
    public boolean bulky() {
        return this == VIDEO || this == SOUND || this == VPDQ;
    }
}
