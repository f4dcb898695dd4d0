package dev.firebreak.app.web;

import dev.firebreak.app.web.problem.BadRequestException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what clients send. */
final class Input {
    /** Longest list that is given out at once. */
    static final int MAX_PAGE = 200;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    private Input() {}

    /** The text, empty for null; refused when longer than {@code most} characters. */
    static String text(String field, @Nullable String value, int most) {
        String text = value == null ? "" : value.strip();
        if (text.length() > most) {
            throw new BadRequestException("%s has at most %d characters".formatted(field, most));
        }
        return text;
    }

    /** A name of an account or token. */
    static String name(@Nullable String value) {
        if (value == null || !NAME.matcher(value).matches()) {
            throw new BadRequestException(
                    "A name has 1 to 64 letters, digits, '.', '_', '@' or '-' and starts with a letter or digit");
        }
        return value;
    }

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new BadRequestException(field + " is missing");
        }
        return value;
    }

    /** Makes a value of ours; what it refuses is the client's mistake. */
    static <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(String.valueOf(e.getMessage()));
        }
    }

    static void page(int limit, int offset) {
        if (limit < 1 || limit > MAX_PAGE || offset < 0) {
            throw new BadRequestException("limit is 1 to %d, offset 0 or more".formatted(MAX_PAGE));
        }
    }
}
