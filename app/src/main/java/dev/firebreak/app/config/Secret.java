package dev.firebreak.app.config;

/** A password or the like that is never printed. May be empty. */
public record Secret(String reveal) {
    static final Secret NONE = new Secret("");

    public boolean isEmpty() {
        return reveal.isEmpty();
    }

    @Override
    public String toString() {
        return isEmpty() ? "Secret[none]" : "Secret[redacted]";
    }
}
