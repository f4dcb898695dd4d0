package dev.firebreak.app.web;

import dev.firebreak.app.still.StillEncoder;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.shadow.ShadowProgress;
import dev.firebreak.core.shadow.ShadowVerdict;
import dev.firebreak.core.shadow.ShadowVerdictId;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Verdicts that shadow mode recorded, for tests of the web. */
final class ShadowSamples {
    static final Hash256 JUDGE = Hash256.sha256(new byte[0]);

    private ShadowSamples() {}

    /** A session of the stream, watched for so long, with a verdict for each level; ids count up from 1. */
    static void record(WebFixture server, String stream, Duration watched, VerdictLevel... levels) {
        SessionId session = SessionId.random();
        List<ShadowProgress.Recorded> verdicts = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            verdicts.add(recorded(server, stream, session, i + 1, levels[i]));
        }
        LocalDate today = LocalDate.ofInstant(server.clock.instant(), ZoneOffset.UTC);
        server.shadow.write(new ShadowProgress(
                session,
                new StreamId(stream),
                JUDGE,
                "first 1.0",
                List.of(new ShadowProgress.Day(today, watched, 0, 0)),
                verdicts));
    }

    static ShadowVerdictId id(int number) {
        return new ShadowVerdictId(new UUID(0, number));
    }

    private static ShadowProgress.Recorded recorded(
            WebFixture server, String stream, SessionId session, int number, VerdictLevel level) {
        Frame frame = new Frame(Duration.ofSeconds(number), 64, 36, new byte[64 * 36 * 3], true);
        return new ShadowProgress.Recorded(
                new ShadowVerdict(
                        id(number),
                        new StreamId(stream),
                        session,
                        JUDGE,
                        "first 1.0",
                        server.clock.instant().minusSeconds(number),
                        Duration.ofSeconds(number),
                        level,
                        0.9,
                        "gunfire 0.97 in sound",
                        Optional.empty()),
                Optional.of(StillEncoder.encode(frame)));
    }
}
