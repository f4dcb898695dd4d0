package dev.firebreak.app.fingerprint;

import java.nio.file.Path;
import java.util.Map;

/** Makes fingerprints of one kind of medium. One thread at a time. */
public interface Fingerprinter extends AutoCloseable {
    /** Looks at a file, and fingerprints it where it is of this kind. */
    Result of(Path file) throws InterruptedException;

    @Override
    void close();

    /** What came of it. */
    sealed interface Result {}

    /**
     * A fingerprint.
     *
     * @param kind for example {@code picture}
     * @param fields by name, as they are written in JSON; in the order of this map
     * @param summary the same for people, in a few words
     */
    record Made(String kind, Map<String, Object> fields, String summary) implements Result {}

    /** The file is of another kind. */
    record OtherKind() implements Result {}

    /** It is of this kind, and broken or beyond a limit. */
    record Broken(String why) implements Result {}

    /** There is no such file, or it cannot be read. */
    record Missing(String why) implements Result {}
}
