package dev.firebreak.app.ingest;

import dev.firebreak.app.config.FirebreakConfig;
import dev.firebreak.app.config.MediaServerSettings;
import dev.firebreak.app.incident.StopTarget;
import dev.firebreak.app.web.SidecarCallbacks;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.edge.callback.CallbackAnswer;
import dev.firebreak.edge.callback.KeyBook;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams that are published on media servers beside us: who may publish there is answered from memory, and whoever was let in is pulled
 * and judged here. Thread-safe.
 */
public final class SidecarIngest implements SidecarCallbacks, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SidecarIngest.class);

    private final Map<String, SidecarServer> servers;
    private final SessionOpener opener;
    private final int maxPulls;
    private final Duration retryFor;
    private final Map<StreamId, StreamPull> pulls = new ConcurrentHashMap<>();
    private final Map<StreamId, SidecarServer> homes = new ConcurrentHashMap<>();

    public SidecarIngest(KeyBook keys, SessionOpener opener, FirebreakConfig config, Clock clock) {
        this.opener = opener;
        this.maxPulls = config.pulls().maxPulls();
        this.retryFor = config.pulls().retryFor();
        this.servers = config.servers().stream()
                .map(settings -> new SidecarServer(settings, keys, opener, clock))
                .collect(Collectors.toUnmodifiableMap(SidecarServer::name, Function.identity()));
    }

    @Override
    public int answer(MediaServerSettings settings, byte[] body) {
        SidecarServer server = servers.get(settings.name());
        if (server == null) {
            return 403;
        }
        CallbackAnswer answer = server.answer(body);
        switch (answer) {
            case CallbackAnswer.Admitted admitted -> {
                if (!pull(server, admitted.stream())) {
                    return 403;
                }
            }
            case CallbackAnswer.Left left -> stop(left.stream());
            case CallbackAnswer.Refused refused ->
                log.info("A publisher was refused server={} reason={}", settings.name(), refused.reason());
        }
        return answer.status();
    }

    /** How the stream is stopped, if it was last published on one of the servers. */
    public Optional<StopTarget> target(StreamId stream) {
        return Optional.ofNullable(homes.get(stream)).map(SidecarServer::target);
    }

    /** How streams are stopped on each of the servers. */
    public List<StopTarget> targets() {
        return servers.values().stream().map(SidecarServer::target).toList();
    }

    /** Streams that are pulled now. */
    public int active() {
        return pulls.size();
    }

    @Override
    public void close() {
        pulls.values().forEach(pull -> pull.disconnect("the server stops"));
        servers.values().forEach(SidecarServer::close);
    }

    private boolean pull(SidecarServer server, StreamId stream) {
        if (pulls.size() >= maxPulls && !pulls.containsKey(stream)) {
            log.error("A publisher was refused because as many streams are pulled as is allowed stream={}", stream);
            return false;
        }
        homes.put(stream, server);
        StreamPull[] pull = new StreamPull[1];
        pull[0] = new StreamPull(
                stream,
                server.source(stream),
                opener,
                retryFor,
                info -> new SidecarDelivery(() -> server.stopNow(stream)),
                () -> pulls.remove(stream, pull[0]));
        StreamPull before = pulls.put(stream, pull[0]);
        if (before != null) {
            before.disconnect("published anew");
        }
        pull[0].start();
        return true;
    }

    private void stop(StreamId stream) {
        StreamPull pull = pulls.remove(stream);
        if (pull != null) {
            pull.disconnect("the publisher left");
        }
    }
}
