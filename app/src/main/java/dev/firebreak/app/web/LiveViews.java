package dev.firebreak.app.web;

import dev.firebreak.app.live.LiveStream;
import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is live, as JSON. Times with Millis are media time unless they are instants. */
final class LiveViews {
    private LiveViews() {}

    record Live(
            String stream,
            String session,
            String source,
            Instant startedAt,
            long positionMillis,
            long analysedMillis,
            VerdictLevel level,
            double score,
            LiveStream.Gate gate,
            LatePolicy latePolicy) {
        static Live of(LiveStream live) {
            return new Live(
                    live.stream().value(),
                    live.session().toString(),
                    live.source(),
                    live.startedAt(),
                    live.position().toMillis(),
                    live.analysed().toMillis(),
                    live.level(),
                    live.score(),
                    live.gate(),
                    live.latePolicy());
        }
    }

    /** Null where there was no sound, no picture, or no motion that could be measured, in that second. */
    record Second(
            long second,
            double score,
            VerdictLevel level,
            @Nullable Double gunfire,
            @Nullable Double soundGame,
            @Nullable Double soundFilm,
            @Nullable Double firearm,
            @Nullable Double pictureGame,
            @Nullable Double pictureFilm,
            @Nullable Double motion) {
        static Second of(TimelineSecond second) {
            var sound = second.sound();
            var picture = second.picture();
            return new Second(
                    second.second(),
                    second.score(),
                    second.level(),
                    sound == null ? null : sound.gunfire(),
                    sound == null ? null : sound.game(),
                    sound == null ? null : sound.film(),
                    picture == null ? null : picture.firearmFirstPerson(),
                    picture == null ? null : picture.game(),
                    picture == null ? null : picture.film(),
                    second.motion());
        }
    }

    /** A second of a live stream, as an event. */
    record SecondOf(String stream, String session, Second second) {}

    /** A session that ended, as an event. */
    record Ended(String stream, String session) {}

    /** An incident that changed, as an event. */
    record IncidentChanged(String incident) {}

    /** A session in which something was seen that was banked later, as an event. */
    record SeenBefore(String stream, String session, Instant seenAt) {}
}
