package dev.firebreak.core.account;

/** What an account may do. A custodian may do all that a contributor may; an admin may do everything. */
public enum Role {
    /** Looks at streams and incidents, decides on incidents. Sees nothing of the footage library. */
    REVIEWER,
    /** Hands footage in and sees what became of it. Sees no footage of others, no stream and no incident. */
    CONTRIBUTOR,
    /** Keeps the footage library: looks at footage, marks shots, withdraws, makes datasets. Sees no stream and no incident. */
    CUSTODIAN,
    /** Manages streams, keys, accounts and tokens as well. */
    ADMIN
}
