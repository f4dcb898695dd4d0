package dev.firebreak.core.bank;

import dev.firebreak.core.segment.Hash256;
import java.time.Instant;
import java.util.Optional;

/**
 * Where an entry comes from.
 *
 * @param reference the incident, or the exchange and the key that it has there; empty where there is none
 * @param by account or token name, or who else put it there
 * @param fileName what the file was called; empty where only fingerprints were given
 * @param fileSha256 of the file's bytes, where they were here
 */
public record Provenance(
        Origin origin, String reference, String by, Instant at, String fileName, Optional<Hash256> fileSha256) {
    public static final int MAX_REFERENCE = 500;
    public static final int MAX_BY = 200;
    public static final int MAX_FILE_NAME = 255;

    /** How an entry came here. */
    public enum Origin {
        /** Somebody handed in a file. */
        FILE,
        /** Somebody gave its fingerprints only. */
        HASH,
        /** From a confirmed incident. */
        INCIDENT,
        /** From a peer. */
        EXCHANGE,
        /** From an exported bank or list. */
        IMPORT
    }

    /** Throws {@link IllegalArgumentException} when a text is too long. */
    public Provenance {
        Texts.line("A provenance's reference", reference, MAX_REFERENCE);
        Texts.line("A provenance's author", by, MAX_BY);
        Texts.line("A file's name", fileName, MAX_FILE_NAME);
    }

    /** Fingerprints that somebody gave without a file. */
    public static Provenance hash(String by, Instant at) {
        return new Provenance(Origin.HASH, "", by, at, "", Optional.empty());
    }

    /** A file that somebody handed in; a longer name is cut at its beginning. */
    public static Provenance file(String by, Instant at, String fileName, Hash256 sha256) {
        String clean = fileName.replaceAll("\\p{Cntrl}", "?");
        String kept = clean.length() <= MAX_FILE_NAME ? clean : clean.substring(clean.length() - MAX_FILE_NAME);
        return new Provenance(Origin.FILE, "", by, at, kept, Optional.of(sha256));
    }
}
