package dev.firebreak.app.web;

import dev.firebreak.core.stream.Registration;
import dev.firebreak.core.stream.StreamId;

/** Told after a person changed the register of streams, so that what is live follows. Thread-safe; does not block for long. */
public interface RegistrationListener {
    /** A stream was added, or its title, key, policy or ban changed. A banned or re-keyed stream's publisher must go. */
    void changed(Registration registration);

    /** A stream was removed; its publisher must go. */
    void removed(StreamId stream);
}
