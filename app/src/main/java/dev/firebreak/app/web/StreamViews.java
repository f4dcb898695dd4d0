package dev.firebreak.app.web;

import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.RecordedSession;
import dev.firebreak.core.stream.Registration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Registered streams as JSON. */
final class StreamViews {
    private StreamViews() {}

    record Stream(
            String stream,
            String title,
            LatePolicy latePolicy,
            boolean shadow,
            @Nullable Banned ban) {
        static Stream of(Registration registration) {
            return new Stream(
                    registration.stream().value(),
                    registration.title(),
                    registration.latePolicy(),
                    registration.shadow(),
                    registration
                            .ban()
                            .map(ban -> new Banned(ban.since(), ban.reason()))
                            .orElse(null));
        }
    }

    record Banned(Instant since, String reason) {}

    /** What a publisher needs; the key is shown this once. */
    record WithKey(Stream stream, String rtmpUrl, String key) {
        @Override
        public String toString() {
            return "WithKey[" + stream + ", redacted]";
        }
    }

    record Session(
            String session,
            Instant startedAt,
            String source,
            @Nullable Instant endedAt,
            @Nullable String endReason) {
        static Session of(RecordedSession session) {
            return new Session(
                    session.session().toString(),
                    session.startedAt(),
                    session.source(),
                    session.end().map(RecordedSession.End::at).orElse(null),
                    session.end().map(RecordedSession.End::reason).orElse(null));
        }
    }

    record NewStream(
            @Nullable String stream,
            @Nullable String title,
            @Nullable LatePolicy latePolicy,
            @Nullable Boolean shadow) {}

    /** A field that is left out stays as it is. */
    record Change(
            @Nullable String title,
            @Nullable LatePolicy latePolicy,
            @Nullable Boolean shadow) {}

    record Reason(@Nullable String reason) {}
}
