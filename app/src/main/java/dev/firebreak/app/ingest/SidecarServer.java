package dev.firebreak.app.ingest;

import dev.firebreak.app.config.MediaServerSettings;
import dev.firebreak.app.incident.StopTarget;
import dev.firebreak.app.live.LiveSession;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.stream.Registration;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.edge.callback.CallbackAnswer;
import dev.firebreak.edge.callback.KeyBook;
import dev.firebreak.edge.callback.NginxRtmpCallback;
import dev.firebreak.edge.stop.NginxRtmpConnector;
import dev.firebreak.edge.stop.NginxRtmpSettings;
import dev.firebreak.edge.stop.Pause;
import dev.firebreak.edge.stop.StopSequence;
import dev.firebreak.edge.stop.StopSettings;
import dev.firebreak.media.decode.MediaSource;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One media server beside us: how its callbacks are answered, where its streams are read, how they are stopped. Thread-safe. */
final class SidecarServer implements AutoCloseable {
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(3);
    private static final Logger log = LoggerFactory.getLogger(SidecarServer.class);

    private final MediaServerSettings settings;
    private final KeyBook keys;
    private final SessionOpener opener;
    private final Clock clock;
    private final NginxRtmpCallback callback;
    private final NginxRtmpConnector connector;
    private final StopTarget target;

    SidecarServer(MediaServerSettings settings, KeyBook keys, SessionOpener opener, Clock clock) {
        this.settings = settings;
        this.keys = keys;
        this.opener = opener;
        this.clock = clock;
        this.callback = new NginxRtmpCallback(keys, settings.app());
        this.connector = new NginxRtmpConnector(new NginxRtmpSettings(
                settings.controlUrl(), settings.statUrl(), settings.app(), settings.hlsFolder(), REQUEST_LIMIT));
        this.target = new SidecarStopTarget(
                connector, new StopSequence(connector, StopSettings.defaults(), clock, Pause.real()), this::release);
    }

    String name() {
        return settings.name();
    }

    CallbackAnswer answer(byte[] body) {
        return callback.answer(body);
    }

    StopTarget target() {
        return target;
    }

    MediaSource.Address source(StreamId stream) {
        return new MediaSource.Address(URI.create(settings.pullUrl().replace("{stream}", stream.value())));
    }

    /** What a cut does before the database has heard of it: nobody gets in again, and the publisher is told to go. */
    void stopNow(StreamId stream) {
        keys.ban(stream, new Registration.Ban(clock.instant(), "cut"));
        Thread.ofVirtual().name("drop-" + stream).start(() -> {
            try {
                connector.drop(stream);
            } catch (FirebreakException e) {
                log.warn("The first drop failed; the incident's actions go on stream={}", stream, e);
            }
        });
    }

    @Override
    public void close() {
        connector.close();
    }

    private void release(Incident incident) {
        opener.parts()
                .sessions()
                .session(incident.stream())
                .filter(session -> session.info().session().equals(incident.session()))
                .ifPresent(LiveSession::restore);
    }
}
