package dev.firebreak.core.footage;

import java.util.regex.Pattern;

/** What texts of the catalogue look like. */
final class Words {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private Words() {}

    /** 1 to 64 small letters, digits and '-'. */
    static String slug(String what, String text) {
        return matching(SLUG, what, text, "1 to 64 small letters, digits or '-', and starts with a letter or digit");
    }

    /** 1 to 100 letters, digits, '.', '_' and '-': fit for a file name. */
    static String name(String what, String text) {
        return matching(
                NAME, what, text, "1 to 100 letters, digits, '.', '_' or '-', and starts with a letter or digit");
    }

    private static String matching(Pattern form, String what, String text, String described) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("%s has %s; '%s' has not".formatted(what, described, shown(text)));
        }
        return text;
    }

    /** One line of 1 to {@code most} characters. */
    static String line(String what, String text, int most) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " is missing");
        }
        return optional(what, text, most);
    }

    /** One line of at most {@code most} characters; may be empty. */
    static String optional(String what, String text, int most) {
        if (text.length() > most) {
            throw new IllegalArgumentException(
                    "%s has at most %d characters, not %d".formatted(what, most, text.length()));
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " is one line of text, without control characters");
        }
        return text;
    }

    private static String shown(String text) {
        String head = text.length() <= 80 ? text : text.substring(0, 80) + "…";
        return head.replaceAll("\\p{Cntrl}", "?");
    }
}
