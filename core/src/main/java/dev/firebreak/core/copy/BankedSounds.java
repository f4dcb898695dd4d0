package dev.firebreak.core.copy;

import dev.firebreak.core.bank.EntryRef;
import dev.firebreak.core.bank.PrintIndex;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.fingerprint.sound.SoundFingerprint;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintFormat;
import dev.firebreak.core.fingerprint.sound.SoundIndex;
import dev.firebreak.core.fingerprint.sound.SoundMatch;
import dev.firebreak.core.fingerprint.sound.SoundWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * The sounds of all banks. What was added is found at once. Changed by one thread at a time, searched by any number.
 */
public final class BankedSounds implements PrintIndex {
    /** Less evidence is not worth adding to that of pictures: most pairs of sounds have as much. */
    private static final double LEAST_EVIDENCE = 8;

    private static final double LEAST_SCORE = LEAST_EVIDENCE / (LEAST_EVIDENCE + SoundMatch.EVEN_EVIDENCE);

    private final long mostTriplets;
    private final LongAdder unreadable = new LongAdder();
    private final LongAdder full = new LongAdder();
    private volatile Held held;

    private static final class Held {
        private final SoundIndex index;
        private final Map<Long, Duration> lengths = new ConcurrentHashMap<>();
        private volatile Duration length = Duration.ZERO;

        private Held(long mostTriplets) {
            index = new SoundIndex(mostTriplets);
        }
    }

    /** {@code mostTriplets}: see {@link SoundIndex}; some 100 for a second of sound. */
    public BankedSounds(long mostTriplets) {
        this.mostTriplets = mostTriplets;
        held = new Held(mostTriplets);
    }

    @Override
    public SignalKind kind() {
        return SignalKind.SOUND;
    }

    @Override
    public void add(EntryRef ref, Signal.Print print) {
        SoundFingerprint fingerprint;
        try {
            fingerprint = SoundFingerprintFormat.read(print.bytes());
        } catch (IllegalArgumentException e) {
            unreadable.increment();
            return;
        }
        Held now = held;
        switch (now.index.insert(ref.packed(), fingerprint)) {
            case DONE -> {
                now.lengths.put(ref.packed(), fingerprint.length());
                now.length = now.length.plus(fingerprint.length());
            }
            case FULL -> full.increment();
            case KNOWN, NOTHING_TO_FIND -> {
                // told again, or silent: there is nothing to do
            }
        }
    }

    @Override
    public void remove(EntryRef ref) {
        Held now = held;
        Duration length = now.lengths.remove(ref.packed());
        if (length != null) {
            now.length = now.length.minus(length);
            var unused = now.index.delete(ref.packed());
        }
    }

    @Override
    public void clear() {
        held = new Held(mostTriplets);
    }

    @Override
    public Stream<Stored> stored() {
        return held.index.references().stream()
                .map(reference -> new Stored(
                        reference.id(),
                        new Signal.Print(SignalKind.SOUND, SoundFingerprintFormat.write(reference.print()))));
    }

    public int size() {
        return held.lengths.size();
    }

    /** How much sound there is. */
    public Duration length() {
        return held.length;
    }

    /** Fingerprints that were left out because they could not be read. */
    public long unreadable() {
        return unreadable.sum();
    }

    /** Fingerprints that were left out because the index held as much as it may. */
    public long full() {
        return full.sum();
    }

    /** Where a sound is that of entries, also with low scores. */
    List<Finding> find(SoundFingerprint query) {
        Held now = held;
        return now.lengths.isEmpty() ? List.of() : findings(now.index.find(query, LEAST_SCORE), now.length);
    }

    /** The same for what is new in a stream. */
    List<Finding> find(SoundWindow stream) {
        Held now = held;
        return findings(stream.find(now.index, LEAST_SCORE), now.length);
    }

    private static List<Finding> findings(List<SoundMatch> matches, Duration lookedThrough) {
        List<Finding> findings = new ArrayList<>();
        for (SoundMatch match : matches) {
            double nats = SoundChance.nats(match.evidence(), lookedThrough);
            if (nats > 0) {
                findings.add(Finding.of(match.reference(), Channel.SOUND, match.interval(), nats));
            }
        }
        return findings;
    }
}
