package dev.firebreak.app.server;

import dev.firebreak.app.security.FirstRun;
import dev.firebreak.app.security.Secrets;
import dev.firebreak.core.account.AccountStore;
import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.Registration;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.stream.StreamKey;
import dev.firebreak.core.stream.StreamRegistry;
import java.util.Optional;

/** What a fresh server needs before anybody can use it: an admin and a stream to publish to. */
final class FirstSecrets {
    private static final StreamId FIRST_STREAM = new StreamId("live");

    private FirstSecrets() {}

    static Server.FirstStart make(AccountStore accounts, StreamRegistry streams, LatePolicy latePolicy) {
        Secrets secrets = new Secrets();
        boolean fresh = accounts.accounts().isEmpty();
        Optional<String> password = FirstRun.ensureAdmin(accounts, secrets);
        if (!fresh || !streams.list().isEmpty()) {
            return new Server.FirstStart(password, Optional.empty());
        }
        StreamKey key = secrets.streamKey();
        streams.save(new Registration(FIRST_STREAM, "First stream", key.sha256(), latePolicy, Optional.empty()));
        return new Server.FirstStart(password, Optional.of(key.secret()));
    }
}
