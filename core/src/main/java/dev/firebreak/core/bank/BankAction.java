package dev.firebreak.core.bank;

/** What a match with a bank asks for, in rising order. How far it goes without a person is decided elsewhere. */
public enum BankAction {
    /** The match is recorded and nothing else. */
    RECORD,
    /** A person should look. */
    WATCH,
    /** Viewers see nothing new until a person decides. */
    HOLD,
    /** The stream is stopped and withdrawn. */
    CUT;

    /** The weaker of both. */
    public BankAction atMost(BankAction other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The stronger of both. */
    public BankAction or(BankAction other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
