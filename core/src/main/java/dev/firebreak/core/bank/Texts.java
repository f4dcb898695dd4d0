package dev.firebreak.core.bank;

/** What texts of banks look like. */
final class Texts {
    private Texts() {}

    static void atMost(String what, String text, int most) {
        if (text.length() > most) {
            throw new IllegalArgumentException(
                    "%s has at most %d characters, not %d".formatted(what, most, text.length()));
        }
    }

    /** One line of at most {@code most} characters; may be empty. */
    static void line(String what, String text, int most) {
        atMost(what, text, most);
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " is one line of text, without control characters");
        }
    }
}
