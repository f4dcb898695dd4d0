package dev.firebreak.core.bank;

/** Checks parts of one. A class of its own: parts of {@link BankPolicy} that asked it would begin to make its defaults before their own. */
final class Share {
    private Share() {}

    /** Throws {@link IllegalArgumentException} unless {@code value} is 0 to 1. */
    static void require(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("%s is 0 to 1, not %s".formatted(what, value));
        }
    }
}
