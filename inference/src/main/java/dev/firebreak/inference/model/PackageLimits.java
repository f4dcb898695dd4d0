package dev.firebreak.inference.model;

/** How much a package may hold. Packages come from strangers: each limit is checked before the bytes are taken. */
final class PackageLimits {
    /** All files together, after unpacking. */
    static final long TOTAL_BYTES = 64L << 20;

    /** The description: it names every clip that a package was made from by its hash, 70 bytes each. */
    static final long DESCRIPTION_BYTES = 16L << 20;

    /** The projection of the widest layer is smaller. */
    static final long DESCRIPTOR_BYTES = 2L << 20;

    static final long CARD_BYTES = 1L << 20;

    /** Files in a .zip package. */
    static final int ENTRIES = 16;

    private PackageLimits() {}
}
