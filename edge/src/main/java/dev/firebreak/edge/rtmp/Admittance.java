package dev.firebreak.edge.rtmp;

import dev.firebreak.core.stream.Admission;
import dev.firebreak.core.stream.PublishAuthority;
import dev.firebreak.core.stream.PublishRequest;
import dev.firebreak.core.stream.Publisher;
import dev.firebreak.core.stream.StreamKey;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the authority whether somebody may publish, and keeps key guessers away from it. Thread-safe. */
final class Admittance {
    private static final Logger log = LoggerFactory.getLogger(Admittance.class);

    private final PublishAuthority authority;
    private final FailedKeys failedKeys;
    private final LongSupplier nanoTime;

    Admittance(PublishAuthority authority, FailedKeys failedKeys, LongSupplier nanoTime) {
        this.authority = authority;
        this.failedKeys = failedKeys;
        this.nanoTime = nanoTime;
    }

    /** The admission, or a fault that says why not. */
    Admission.Admitted ask(String app, String publishName, InetAddress peer, Publisher publisher) throws ProtocolFault {
        PeerAddress address = PeerAddress.of(peer);
        if (failedKeys.spent(address, nanoTime.getAsLong())) {
            throw ProtocolFault.tooManyFailedKeys();
        }
        Optional<StreamKey> key = StreamName.key(publishName);
        if (key.isEmpty()) {
            failedKeys.failed(address, nanoTime.getAsLong());
            throw ProtocolFault.refused(
                    PublishRefusal.KEY_FORM,
                    "The stream key is missing or longer than " + StreamKey.MAX_LENGTH + " characters.");
        }
        return switch (admit(new PublishRequest(StreamName.app(app), key.get(), peer), publisher)) {
            case Admission.Admitted admitted -> admitted;
            case Admission.Refused refused -> {
                // A banned key is a known one: its publisher, and others behind the same address, are no guessers.
                if (refused.refusal() == Admission.Refusal.UNKNOWN_KEY) {
                    failedKeys.failed(address, nanoTime.getAsLong());
                }
                throw ProtocolFault.refused(refusal(refused.refusal()), refused.reason());
            }
        };
    }

    private Admission admit(PublishRequest request, Publisher publisher) throws ProtocolFault {
        try {
            return authority.admit(request, publisher);
        } catch (RuntimeException e) {
            log.error("Publish authority failed; publisher refused", e);
            throw ProtocolFault.refused(
                    PublishRefusal.AUTHORITY_FAILED, "The server cannot check the stream key now. Try again.");
        }
    }

    private static PublishRefusal refusal(Admission.Refusal refusal) {
        return switch (refusal) {
            case UNKNOWN_KEY -> PublishRefusal.UNKNOWN_KEY;
            case BANNED_KEY -> PublishRefusal.BANNED_KEY;
            case ALREADY_LIVE -> PublishRefusal.ALREADY_LIVE;
            case STREAM_LIMIT -> PublishRefusal.STREAM_LIMIT;
            case NOT_READY -> PublishRefusal.NOT_READY;
        };
    }
}
