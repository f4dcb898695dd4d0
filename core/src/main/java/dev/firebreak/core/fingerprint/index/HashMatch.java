package dev.firebreak.core.fingerprint.index;

/** An entry that lies near a query: its id and how many of the 256 bits differ. */
public record HashMatch(long id, int distance) {}
