package dev.firebreak.app.shadow;

import dev.firebreak.app.incident.SessionInfo;
import dev.firebreak.app.pipeline.RecentFrames;
import java.util.Optional;

/** Says whether a session that begins is watched in shadow mode. */
@FunctionalInterface
public interface ShadowSessions {
    /**
     * What watches the session; empty when its verdicts are acted on.
     *
     * @param startAnew makes the judge start anew
     */
    Optional<ShadowWatch> watch(SessionInfo info, RecentFrames frames, Runnable startAnew);
}
