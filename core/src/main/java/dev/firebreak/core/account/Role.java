package dev.firebreak.core.account;

/** What an account may do. An admin may do all that a reviewer may. */
public enum Role {
    /** Looks at streams and incidents, decides on incidents. */
    REVIEWER,
    /** Manages streams, keys, accounts and tokens as well. */
    ADMIN
}
