package dev.firebreak.app.ingest;

import dev.firebreak.app.incident.SessionInfo;
import dev.firebreak.app.live.CopyWatch;
import dev.firebreak.app.live.LiveEvents;
import dev.firebreak.app.live.LiveSessions;
import dev.firebreak.app.shadow.ShadowSessions;
import dev.firebreak.core.arming.Arming;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.core.segment.SegmentStore;
import dev.firebreak.core.stream.StreamRegistry;
import dev.firebreak.core.verdict.OperatingPoints;
import dev.firebreak.inference.engine.Scorer;
import dev.firebreak.media.decode.Decoders;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What every session is made of.
 *
 * @param modelPackage name and version
 * @param arming how far the server may go by itself now
 * @param shadow which sessions are in shadow mode
 * @param copies what looks for copies of something banked in a session; empty where nothing does
 * @param immunity how long after a restore nothing is done without a person
 * @param timelineSeconds seconds of evidence kept in memory for each session
 * @param retention media time for which segments are kept
 * @param evidenceBefore media time before a suspicion whose segments its incident keeps
 * @param departed forgets the segments of sessions that are over
 * @param incidentChanged told whenever an incident or its actions changed
 * @param drops counts what sessions left out, told at their end
 * @param verdictDelay gets, for each segment, how long after its completion it had been judged
 */
public record SessionParts(
        Clock clock,
        Decoders decoders,
        Scorer scorer,
        OperatingPoints points,
        String modelPackage,
        IncidentStore incidents,
        SegmentStore segments,
        StreamRegistry registry,
        LiveSessions sessions,
        LiveEvents events,
        Supplier<Arming> arming,
        ShadowSessions shadow,
        Function<SessionInfo, Optional<CopyWatch.Search>> copies,
        Duration immunity,
        int timelineSeconds,
        Duration retention,
        Duration evidenceBefore,
        DepartedSessions departed,
        Consumer<IncidentId> incidentChanged,
        Consumer<Duration> verdictDelay,
        DropCounter drops) {}
