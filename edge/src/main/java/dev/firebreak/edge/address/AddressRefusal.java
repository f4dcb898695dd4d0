package dev.firebreak.edge.address;

/** Why a URL was refused; also the metric label. */
public enum AddressRefusal {
    TOO_LONG,
    /** Not a URL that every parser reads in the same way: control characters, blanks, back-slashes, two user parts … */
    MALFORMED,
    SCHEME,
    /** The host is not a plain name or a plain address: decimal, octal, hex or short IPv4 forms, zones, escapes. */
    HOST,
    PORT,
    /** An SRT address that would make Firebreak listen or meet half-way instead of calling. */
    SRT_MODE,
    /** The name does not resolve. */
    UNRESOLVED,
    /** The name resolves to more addresses than any honest one. */
    TOO_MANY_ADDRESSES,
    /** At least one of the host's addresses is not public, and the operator has not allowed it. */
    NOT_PUBLIC,
    TOO_MANY_REDIRECTS,
    /** A redirect from an encrypted to an open scheme. */
    DOWNGRADE
}
