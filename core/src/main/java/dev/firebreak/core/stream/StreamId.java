package dev.firebreak.core.stream;

import java.util.regex.Pattern;

/** Names a stream, that is a place where somebody publishes. Public: it stands in viewer addresses and file names. */
public record StreamId(String value) implements Comparable<StreamId> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    /** Throws {@link IllegalArgumentException} unless {@code value} is 1 to 64 letters, digits, '-' or '_'. */
    public StreamId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A stream id has 1 to 64 letters, digits, '-' or '_' and starts with a letter or digit");
        }
    }

    @Override
    public int compareTo(StreamId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
