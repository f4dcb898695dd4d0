package dev.firebreak.app.server;

import dev.firebreak.app.web.RegistrationListener;
import dev.firebreak.core.stream.Publisher;
import dev.firebreak.core.stream.Registration;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.edge.callback.KeyBook;
import dev.firebreak.edge.gate.HlsGate;
import java.util.Optional;
import java.util.function.Function;

/** Makes what is live follow what an admin changed in the register of streams. */
final class Registrations implements RegistrationListener {
    private final KeyBook keys;
    private final HlsGate gate;
    private final Function<StreamId, Optional<Publisher>> publishers;

    Registrations(KeyBook keys, HlsGate gate, Function<StreamId, Optional<Publisher>> publishers) {
        this.keys = keys;
        this.gate = gate;
        this.publishers = publishers;
    }

    @Override
    public void changed(Registration registration) {
        Optional<String> keyBefore = keys.find(registration.stream()).map(Registration::keySha256);
        keys.put(registration);
        gate.latePolicy(registration.stream(), registration.latePolicy());
        boolean newKey = keyBefore.isPresent() && !keyBefore.get().equals(registration.keySha256());
        if (newKey || registration.ban().isPresent()) {
            disconnect(registration.stream());
        }
    }

    @Override
    public void removed(StreamId stream) {
        keys.remove(stream);
        disconnect(stream);
    }

    private void disconnect(StreamId stream) {
        publishers
                .apply(stream)
                .ifPresent((Publisher publisher) -> publisher.disconnect("The stream key was withdrawn"));
    }
}
