package dev.firebreak.app.server;

import dev.firebreak.app.config.FirebreakConfig;
import dev.firebreak.app.security.FirstRun;
import dev.firebreak.app.security.Secrets;
import dev.firebreak.core.stream.Registration;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.stream.StreamKey;
import java.time.Clock;
import java.util.Optional;

/** What a fresh server needs before anybody can use it: an admin and a stream to publish to. */
final class FirstSecrets {
    private static final StreamId FIRST_STREAM = new StreamId("live");

    private FirstSecrets() {}

    static Server.FirstStart make(Storage storage, FirebreakConfig config, Clock clock) {
        Secrets secrets = new Secrets();
        boolean fresh = storage.accounts().accounts().isEmpty();
        Optional<String> password = FirstRun.ensureAdmin(storage.accounts(), secrets);
        if (!fresh || !storage.streams().list().isEmpty()) {
            return new Server.FirstStart(password, Optional.empty());
        }
        StreamKey key = secrets.streamKey();
        storage.streams()
                .save(new Registration(
                        FIRST_STREAM,
                        "First stream",
                        key.sha256(),
                        config.gate().latePolicy(),
                        Optional.empty()));
        return new Server.FirstStart(password, Optional.of(key.secret()));
    }
}
