package dev.firebreak.app.web;

import dev.firebreak.app.config.FirebreakConfig;
import dev.firebreak.app.health.HealthCheck;
import dev.firebreak.app.incident.Decisions;
import dev.firebreak.app.live.LiveStreams;
import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.app.shadow.ShadowDesk;
import dev.firebreak.core.account.AccountStore;
import dev.firebreak.core.account.AuditLog;
import dev.firebreak.core.copy.trial.IncidentTrialStore;
import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.core.segment.SegmentStore;
import dev.firebreak.core.stream.StreamRegistry;
import dev.firebreak.edge.gate.HlsGate;
import java.time.Clock;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * All that the web server needs from the rest of the program.
 *
 * @param trials the self-tests of incidents
 * @param gate what viewers read through
 * @param rtmpPort the port on which publishers are taken
 * @param model the model package that judges now
 * @param shadow where what shadow mode recorded is reviewed
 */
public record WebParts(
        FirebreakConfig config,
        Clock clock,
        FirebreakMetrics metrics,
        HealthCheck health,
        LiveStreams live,
        StreamRegistry streams,
        RegistrationListener registrations,
        IncidentStore incidents,
        SegmentStore segments,
        Decisions decisions,
        IncidentTrialStore trials,
        AccountStore accounts,
        AuditLog audit,
        HlsGate gate,
        SidecarCallbacks callbacks,
        Pulls pulls,
        FootageParts footage,
        BankParts banks,
        LookBackParts lookBack,
        IntSupplier rtmpPort,
        Supplier<ModelView> model,
        ShadowDesk shadow) {}
