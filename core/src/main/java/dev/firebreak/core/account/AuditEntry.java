package dev.firebreak.core.account;

import java.time.Instant;

/**
 * One thing that somebody did.
 *
 * @param who account or token name, or {@code "firebreak"} for what the server did by itself
 * @param what the deed in kebab case, for example {@code "confirm-incident"}
 * @param object what it was done to, for example {@code "incident:3f0c…"} or {@code "stream:lobby"}
 * @param detail for a person; may be empty; never a secret
 */
public record AuditEntry(Instant at, String who, String what, String object, String detail) {
    /** Longest who, what and object, in characters. */
    public static final int MAX_NAME = 200;

    /** Longest detail, in characters. */
    public static final int MAX_DETAIL = 2_000;

    /** Throws {@link IllegalArgumentException} when a name is empty or anything is too long. */
    public AuditEntry {
        requireName("who", who);
        requireName("what", what);
        requireName("object", object);
        if (detail.length() > MAX_DETAIL) {
            throw new IllegalArgumentException("An audit entry's detail has at most " + MAX_DETAIL + " characters");
        }
    }

    private static void requireName(String name, String value) {
        if (value.isEmpty() || value.length() > MAX_NAME) {
            throw new IllegalArgumentException("An audit entry's " + name + " has 1 to " + MAX_NAME + " characters");
        }
    }
}
