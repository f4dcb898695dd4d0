package dev.firebreak.app.web;

import dev.firebreak.app.config.HttpSettings;
import dev.firebreak.app.live.LiveEvent;
import dev.firebreak.app.live.LiveStreams;
import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.app.metrics.MetricName;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.json.JsonMapper;

/** Turns live events into server-sent events, once, and hands them to every client. Never blocks whoever reports an event. */
final class EventFeed implements SmartLifecycle {
    private final LiveStreams live;
    private final HttpSettings http;
    private final JsonMapper json;
    private final FirebreakMetrics metrics;
    private final Set<EventClient> clients = ConcurrentHashMap.newKeySet();
    private volatile @Nullable AutoCloseable subscription;

    EventFeed(LiveStreams live, HttpSettings http, JsonMapper json, FirebreakMetrics metrics) {
        this.live = live;
        this.http = http;
        this.json = json;
        this.metrics = metrics;
        metrics.gauge(clients::size, MetricName.EVENT_CLIENTS);
    }

    /** A new client, which first gets all that is live; empty when there are too many or the server stops. */
    synchronized Optional<EventClient> connect() {
        if (subscription == null || clients.size() >= http.eventClients()) {
            metrics.count(MetricName.EVENT_CLIENTS_DROPPED, "too-many");
            return Optional.empty();
        }
        EventClient client = new EventClient(http.eventQueue());
        clients.add(client);
        live.list().forEach(stream -> send(client, text(new LiveEvent.Changed(stream))));
        return Optional.of(client);
    }

    void disconnect(EventClient client) {
        clients.remove(client);
    }

    @Override
    public synchronized void start() {
        subscription = live.subscribe(event -> {
            if (!clients.isEmpty()) {
                String text = text(event);
                clients.forEach(client -> send(client, text));
            }
        });
    }

    @Override
    public synchronized void stop() {
        AutoCloseable open = subscription;
        subscription = null;
        clients.forEach(EventClient::close);
        if (open != null) {
            try {
                open.close();
            } catch (Exception e) {
                throw new IllegalStateException("The subscription to live events did not end", e);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return subscription != null;
    }

    private void send(EventClient client, String event) {
        if (!client.offer(event) && clients.remove(client)) {
            metrics.count(MetricName.EVENT_CLIENTS_DROPPED, "too-slow");
        }
    }

    private String text(LiveEvent event) {
        return switch (event) {
            case LiveEvent.Changed changed -> text("changed", LiveViews.Live.of(changed.stream()));
            case LiveEvent.Second second ->
                text(
                        "second",
                        new LiveViews.SecondOf(
                                second.stream().value(),
                                second.session().toString(),
                                LiveViews.Second.of(second.second())));
            case LiveEvent.Ended ended ->
                text(
                        "ended",
                        new LiveViews.Ended(
                                ended.stream().value(), ended.session().toString()));
            case LiveEvent.IncidentChanged changed ->
                text(
                        "incident",
                        new LiveViews.IncidentChanged(changed.incident().toString()));
            case LiveEvent.SeenBefore seen ->
                text(
                        "seen-before",
                        new LiveViews.SeenBefore(
                                seen.stream().value(), seen.session().toString(), seen.seenAt()));
        };
    }

    private String text(String name, Object data) {
        return "event: %s\ndata: %s\n\n".formatted(name, json.writeValueAsString(data));
    }
}
