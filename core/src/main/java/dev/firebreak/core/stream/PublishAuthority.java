package dev.firebreak.core.stream;

/** Decides who may publish. Answers from memory, in well under 50 ms, because publishers wait on it. Thread-safe. */
@FunctionalInterface
public interface PublishAuthority {
    /**
     * Admits or refuses one publisher.
     *
     * @param publisher how to stop this very publisher later
     */
    Admission admit(PublishRequest request, Publisher publisher);
}
