package dev.firebreak.app.ingest;

import dev.firebreak.app.web.Pulls;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.stream.Publisher;
import dev.firebreak.core.stream.Registration;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.edge.address.AddressPolicy;
import dev.firebreak.edge.address.AddressPurpose;
import dev.firebreak.edge.address.CheckedAddress;
import dev.firebreak.edge.callback.KeyBook;
import dev.firebreak.edge.gate.HlsGate;
import dev.firebreak.media.decode.MediaSource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Streams that an admin has us fetch from an address and show through the gate. Thread-safe.
 *
 * <p>Only protocols whose address can be pinned to what was checked are taken: an HLS playlist could lead anywhere once FFmpeg follows
 * it. HLS sources are for {@code watch}, where the address is the operator's own.
 */
public final class PullIngest implements Pulls, AutoCloseable {
    private static final Set<String> SCHEMES = Set.of("rtmp", "rtsp", "srt");

    private final KeyBook keys;
    private final SessionOpener opener;
    private final HlsGate gate;
    private final AddressPolicy addresses;
    private final Duration retryFor;
    private final int maxPulls;
    private final Map<StreamId, Running> pulls = new ConcurrentHashMap<>();

    private record Running(StreamPull pull, String address) {}

    public PullIngest(
            KeyBook keys,
            SessionOpener opener,
            HlsGate gate,
            AddressPolicy addresses,
            Duration retryFor,
            int maxPulls) {
        this.keys = keys;
        this.opener = opener;
        this.gate = gate;
        this.addresses = addresses;
        this.retryFor = retryFor;
        this.maxPulls = maxPulls;
    }

    @Override
    public String start(StreamId stream, String address) {
        CheckedAddress checked = addresses.check(address, AddressPurpose.PULL).orElseThrow();
        if (!SCHEMES.contains(checked.uri().getScheme())) {
            throw new FirebreakException(
                    ErrorCode.ADDRESS_REFUSED, "A stream is pulled over rtmp, rtsp or srt, not " + checked.redacted());
        }
        Registration registration = keys.find(stream)
                .orElseThrow(() -> new FirebreakException(
                        ErrorCode.NOT_FOUND, "There is no stream " + stream + "; register it first"));
        if (registration.ban().isPresent()) {
            throw new FirebreakException(ErrorCode.CONFLICT, "The stream " + stream + " is banned");
        }
        if (pulls.size() >= maxPulls) {
            throw new FirebreakException(ErrorCode.LIMIT_EXCEEDED, "As many streams are pulled as is allowed");
        }
        if (opener.parts().sessions().session(stream).isPresent()) {
            throw new FirebreakException(ErrorCode.CONFLICT, "The stream " + stream + " is live already");
        }
        StreamPull pull = new StreamPull(
                stream,
                new MediaSource.Address(checked.pinned()),
                opener,
                retryFor,
                new GatedPull(gate, registration.latePolicy(), () -> stop(stream)),
                () -> pulls.remove(stream));
        if (pulls.putIfAbsent(stream, new Running(pull, checked.redacted())) != null) {
            throw new FirebreakException(ErrorCode.CONFLICT, "The stream " + stream + " is pulled already");
        }
        pull.start();
        return checked.redacted();
    }

    @Override
    public boolean stop(StreamId stream) {
        Running running = pulls.get(stream);
        if (running != null) {
            running.pull().disconnect("stopped");
        }
        return running != null;
    }

    @Override
    public Map<StreamId, String> list() {
        Map<StreamId, String> list = new TreeMap<>();
        pulls.forEach((stream, running) -> list.put(stream, running.address()));
        return list;
    }

    /** Who feeds the stream now, for whoever has to stop it. */
    public Optional<Publisher> publisher(StreamId stream) {
        return Optional.ofNullable(pulls.get(stream)).map(Running::pull);
    }

    @Override
    public void close() {
        pulls.values().forEach(running -> running.pull().disconnect("the server stops"));
    }
}
