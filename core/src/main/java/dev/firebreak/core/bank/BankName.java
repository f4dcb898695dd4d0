package dev.firebreak.core.bank;

import java.util.regex.Pattern;

/**
 * What people and programs call a bank: capital letters, digits and '_', not a digit first, at most {@value #MAX}. The form is that of
 * HMA, so that its clients can use every bank.
 */
public record BankName(String value) implements Comparable<BankName> {
    public static final int MAX = 255;

    private static final Pattern FORM = Pattern.compile("[A-Z_][A-Z0-9_]*");

    /** Throws {@link IllegalArgumentException} when it is no such name. */
    public BankName {
        if (value.length() > MAX || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A bank's name has 1 to %d capital letters, digits and '_', and does not start with a digit"
                            .formatted(MAX));
        }
    }

    @Override
    public int compareTo(BankName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
