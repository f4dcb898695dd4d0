package dev.firebreak.app.drill;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.stream.StreamKey;
import dev.firebreak.media.drill.DrillEnd;
import dev.firebreak.media.drill.DrillPublisher;
import dev.firebreak.media.drill.DrillSettings;
import dev.firebreak.media.drill.DrillTimetable;
import dev.firebreak.media.drill.Stamp;
import dev.firebreak.media.drill.StampReader;
import dev.firebreak.media.drill.StampedSegment;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One drill against a running server: publishes the staged attack through real RTMP, watches as a viewer, follows the
 * server's events, and scores. All it knows of the server is what anybody could see from outside.
 */
public final class Drill {
    /** The stream that drills are published on. */
    public static final String STREAM = "drill";

    private static final Duration AFTERWARDS = Duration.ofSeconds(3);
    private static final Duration READ_LIMIT = Duration.ofMinutes(2);
    private static final Duration INCIDENT_LIMIT = Duration.ofSeconds(10);

    private final HttpClient http;
    private final ServerClient server;
    private final Clock clock;
    private final Consumer<String> progress;

    /**
     * @param address of the server, for example {@code http://127.0.0.1:8080}
     * @param token of an admin
     * @param progress gets a line whenever something happens
     */
    public Drill(URI address, String token, Clock clock, Consumer<String> progress) {
        this.http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        this.server = new ServerClient(http, address, token);
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Runs the drill to its end and scores it.
     *
     * @param clip an operator's own clip instead of the staged attack
     */
    public Scoreboard run(DrillTimetable timetable, Duration keyFrameInterval, Optional<DrillSettings.Clip> clip)
            throws InterruptedException {
        ServerClient.Armed armed = server.armed();
        ServerClient.Publishing publishing = server.newKey(STREAM, "Drill: a staged attack");
        DrillSettings settings = DrillSettings.staged(
                        URI.create(publishing.rtmpUrl()), new StreamKey(publishing.key()), timetable)
                .withKeyFrameInterval(keyFrameInterval);
        settings = clip.map(settings::withClip).orElse(settings);
        PublishedFrames published = new PublishedFrames();
        try (EventWatch events = new EventWatch(server, STREAM, clock)) {
            if (!events.awaitConnected()) {
                throw new FirebreakException(ErrorCode.SOURCE_GONE, "The server sends no live events");
            }
            Viewer viewer = new Viewer(http, server.base().resolve("/live/" + STREAM + "/index.m3u8"), clock);
            try (viewer) {
                DrillEnd end = publish(settings, timetable, published);
                Optional<EventWatch.Recorded> recorded =
                        published.firstShotMillis().isPresent() ? events.recorded(INCIDENT_LIMIT) : Optional.empty();
                progress.accept("watching on for a moment: what was withdrawn must stay away");
                viewer.watchFor(AFTERWARDS);
                viewer.close();
                return score(published, events, end, recorded, viewer.fetched(), armed);
            }
        }
    }

    private DrillEnd publish(DrillSettings settings, DrillTimetable timetable, PublishedFrames published)
            throws InterruptedException {
        progress.accept("publishing to " + settings.target() + ": "
                + timetable.harmless().toMillis() / 1000.0 + " s of a walk, then gunfire");
        Duration limit = timetable.harmless().plus(timetable.attack()).plusSeconds(60);
        try (DrillPublisher publisher = DrillPublisher.start(settings, published, clock)) {
            DrillEnd end = publisher
                    .awaitEnd(limit)
                    .orElseThrow(() -> new FirebreakException(
                            ErrorCode.LIMIT_EXCEEDED, "The publisher did not come to an end in " + limit));
            progress.accept("publisher: " + words(end));
            return end;
        }
    }

    private Scoreboard score(
            PublishedFrames published,
            EventWatch events,
            DrillEnd end,
            Optional<EventWatch.Recorded> recorded,
            List<Viewer.Fetched> fetched,
            ServerClient.Armed armed)
            throws InterruptedException {
        OptionalLong shot = published.firstShotMillis();
        List<List<Stamp>> stamps = new StampReader(READ_LIMIT)
                .read(fetched.stream().map(Viewer.Fetched::bytes).toList()).stream()
                        .map(StampedSegment::stamps)
                        .toList();
        Set<Integer> attack = new HashSet<>();
        Set<Integer> harmless = new HashSet<>();
        List<Long> delays = new ArrayList<>();
        for (int i = 0; i < stamps.size(); i++) {
            stamps.get(i).forEach(stamp -> (stamp.attack() ? attack : harmless).add(stamp.number()));
            long seenAt = fetched.get(i).atMillis();
            if (!stamps.get(i).isEmpty()) {
                published
                        .sentAfter(stamps.get(i).getLast().number())
                        .ifPresent(complete -> delays.add(seenAt - complete));
            }
        }
        return new Scoreboard(
                since(shot, events.withheldAt()),
                since(shot, events.cutAt()),
                since(shot, gone(end)),
                since(shot, recorded.map(EventWatch.Recorded::atMillis)),
                attack.size(),
                published.attackFrames(),
                harmless.size(),
                published.harmlessFrames(),
                median(delays),
                recorded.map(EventWatch.Recorded::id).orElse(null),
                armed.level(),
                armed.words());
    }

    private static Optional<Long> gone(DrillEnd end) {
        return end instanceof DrillEnd.EndedByServer ended
                ? Optional.of(ended.at()).map(Instant::toEpochMilli)
                : Optional.empty();
    }

    private static @Nullable Long since(OptionalLong shot, Optional<Long> then) {
        return shot.isPresent() && then.isPresent() ? Long.valueOf(then.get() - shot.getAsLong()) : null;
    }

    private static @Nullable Long median(List<Long> values) {
        return values.isEmpty() ? null : values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String words(DrillEnd end) {
        return switch (end) {
            case DrillEnd.Completed completed -> "sent everything; nobody stopped it";
            case DrillEnd.EndedByServer ended -> "the server ended the connection";
            case DrillEnd.Refused refused -> "refused: " + refused.message();
            case DrillEnd.Unreachable unreachable -> "the server cannot be reached: " + unreachable.message();
            case DrillEnd.Stopped stopped -> "stopped";
            case DrillEnd.Failed failed -> "failed: " + failed.message();
        };
    }
}
