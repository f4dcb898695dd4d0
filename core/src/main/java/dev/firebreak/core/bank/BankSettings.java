package dev.firebreak.core.bank;

/**
 * What people say about a bank.
 *
 * @param label a few words for people; may be empty
 * @param description what belongs into it and where it comes from; may be empty
 */
public record BankSettings(BankName name, String label, String description, BankPolicy policy) {
    public static final int MAX_LABEL = 100;
    public static final int MAX_DESCRIPTION = 2_000;

    /** Throws {@link IllegalArgumentException} when a text is too long. */
    public BankSettings {
        Texts.line("A bank's label", label, MAX_LABEL);
        Texts.atMost("A bank's description", description, MAX_DESCRIPTION);
    }

    public BankSettings with(BankName other) {
        return new BankSettings(other, label, description, policy);
    }

    public BankSettings with(BankPolicy other) {
        return new BankSettings(name, label, description, other);
    }
}
