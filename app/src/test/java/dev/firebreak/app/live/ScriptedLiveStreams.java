package dev.firebreak.app.live;

import dev.firebreak.core.incident.Still;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.TimelineSecond;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Live streams as a test says they are. Thread-safe. */
public final class ScriptedLiveStreams implements LiveStreams {
    private final Map<StreamId, LiveStream> streams = new ConcurrentHashMap<>();
    private final Map<StreamId, Still> stills = new ConcurrentHashMap<>();
    private final Map<StreamId, List<TimelineSecond>> timelines = new ConcurrentHashMap<>();
    private final LiveEvents events = new LiveEvents();

    public void show(LiveStream stream) {
        streams.put(stream.stream(), stream);
        events.publish(new LiveEvent.Changed(stream));
    }

    public void picture(StreamId stream, Still still) {
        stills.put(stream, still);
    }

    public void second(StreamId stream, TimelineSecond second) {
        timelines
                .computeIfAbsent(stream, key -> java.util.Collections.synchronizedList(new ArrayList<>()))
                .add(second);
        LiveStream live = streams.get(stream);
        if (live != null) {
            events.publish(new LiveEvent.Second(stream, live.session(), second));
        }
    }

    public void end(StreamId stream) {
        LiveStream live = streams.remove(stream);
        if (live != null) {
            events.publish(new LiveEvent.Ended(stream, live.session()));
        }
    }

    public void publish(LiveEvent event) {
        events.publish(event);
    }

    @Override
    public List<LiveStream> list() {
        return streams.values().stream()
                .sorted(Comparator.comparing(LiveStream::level).reversed().thenComparing(LiveStream::stream))
                .toList();
    }

    @Override
    public Optional<LiveStream> find(StreamId stream) {
        return Optional.ofNullable(streams.get(stream));
    }

    @Override
    public Optional<Still> lastStill(StreamId stream) {
        return Optional.ofNullable(stills.get(stream));
    }

    @Override
    public List<TimelineSecond> timeline(StreamId stream) {
        return List.copyOf(timelines.getOrDefault(stream, List.of()));
    }

    @Override
    public AutoCloseable subscribe(Consumer<LiveEvent> listener) {
        return events.subscribe(listener);
    }
}
