package dev.firebreak.core.bank;

import dev.firebreak.core.fingerprint.PdqHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The fingerprints of one entry: at most one of each kind, in the order of the kinds. */
public record Signals(Map<SignalKind, Signal> byKind) {
    public static final Signals NONE = new Signals(Map.of());

    public Signals {
        EnumMap<SignalKind, Signal> copy = new EnumMap<>(SignalKind.class);
        byKind.forEach((kind, signal) -> {
            if (signal.kind() != kind) {
                throw new IllegalArgumentException("A signal of kind %s is not of kind %s"
                        .formatted(signal.kind().label(), kind.label()));
            }
            copy.put(kind, signal);
        });
        byKind = Collections.unmodifiableMap(copy);
    }

    public static Signals of(Signal... signals) {
        return of(List.of(signals));
    }

    /** Throws {@link IllegalArgumentException} when two are of one kind. */
    public static Signals of(Collection<? extends Signal> signals) {
        EnumMap<SignalKind, Signal> kinds = new EnumMap<>(SignalKind.class);
        for (Signal signal : signals) {
            if (kinds.put(signal.kind(), signal) != null) {
                throw new IllegalArgumentException("An entry has one signal of kind %s, not two"
                        .formatted(signal.kind().label()));
            }
        }
        return new Signals(kinds);
    }

    public Collection<Signal> all() {
        return byKind.values();
    }

    public boolean isEmpty() {
        return byKind.isEmpty();
    }

    public Optional<Signal> get(SignalKind kind) {
        return Optional.ofNullable(byKind.get(kind));
    }

    public Optional<PdqHash> pdq() {
        return get(SignalKind.PDQ).map(signal -> ((Signal.Pdq) signal).hash());
    }

    public Optional<Signal.Print> print(SignalKind kind) {
        return get(kind).map(Signal.Print.class::cast);
    }

    /** Without the long ones. */
    public Signals hashes() {
        return of(all().stream().filter(signal -> !signal.kind().bulky()).toList());
    }

    /**
     * By which a bank tells whether it has this already: the same file, known by its SHA-256, or where that is not known exactly these
     * fingerprints. The first 128 bits of a SHA-256.
     */
    public UUID identity() {
        MessageDigest digest = sha256();
        Optional<Signal> file = get(SignalKind.SHA256);
        for (Signal signal : file.isPresent() ? List.of(file.get()) : all()) {
            byte[] text = (signal.kind().label() + ":" + signal.text() + "\n").getBytes(StandardCharsets.US_ASCII);
            digest.update(text);
        }
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
