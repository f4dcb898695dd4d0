package dev.firebreak.app.web;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.app.arming.CurrentArming;
import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.app.bank.LookupCounts;
import dev.firebreak.app.bank.SightingLog;
import dev.firebreak.app.config.ConfigurationLoader;
import dev.firebreak.app.config.FirebreakConfig;
import dev.firebreak.app.config.MediaServerSettings;
import dev.firebreak.app.copy.CopyMatching;
import dev.firebreak.app.health.HealthCheck;
import dev.firebreak.app.health.HealthProbe;
import dev.firebreak.app.health.OutboxProbe;
import dev.firebreak.app.live.ScriptedLiveStreams;
import dev.firebreak.app.lookback.LookBack;
import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.app.security.Secrets;
import dev.firebreak.app.shadow.ShadowDesk;
import dev.firebreak.core.account.Account;
import dev.firebreak.core.account.Role;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.LookedAt;
import dev.firebreak.core.incident.Decision;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.IncidentState;
import dev.firebreak.core.incident.Playbook;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.shadow.ShadowReport;
import dev.firebreak.core.stream.Registration;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.OperatingPoints;
import dev.firebreak.edge.gate.GateSettings;
import dev.firebreak.edge.gate.HlsGate;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.account.InMemoryAccountStore;
import dev.firebreak.testkit.account.InMemoryAuditLog;
import dev.firebreak.testkit.bank.InMemoryBanks;
import dev.firebreak.testkit.bank.InMemoryMatchLedger;
import dev.firebreak.testkit.copy.InMemoryIncidentTrials;
import dev.firebreak.testkit.copy.InMemoryPastCopies;
import dev.firebreak.testkit.copy.InMemoryTraffic;
import dev.firebreak.testkit.incident.InMemoryIncidentStore;
import dev.firebreak.testkit.segment.InMemorySegmentStore;
import dev.firebreak.testkit.shadow.InMemoryShadowStore;
import dev.firebreak.testkit.stream.InMemoryStreamRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The real web server on a free port, over stores in memory, with the accounts ada (admin), rex (reviewer), cleo (custodian) and
 * cory (contributor).
 */
final class WebFixture implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";

    final FakeClock clock = new FakeClock();
    final ScriptedLiveStreams live = new ScriptedLiveStreams();
    final InMemoryStreamRegistry streams = new InMemoryStreamRegistry();
    final InMemoryIncidentStore incidents = new InMemoryIncidentStore();
    final InMemorySegmentStore segments = new InMemorySegmentStore();
    final InMemoryIncidentTrials trials = new InMemoryIncidentTrials(incidents);
    final InMemoryAccountStore accounts = new InMemoryAccountStore();
    final InMemoryAuditLog audit = new InMemoryAuditLog();
    final InMemoryShadowStore shadow = new InMemoryShadowStore();
    final FirebreakMetrics metrics = new FirebreakMetrics();
    final HlsGate gate = new HlsGate(segments, GateSettings.defaults(), clock);
    final List<String> told = new CopyOnWriteArrayList<>();
    final List<HealthProbe> probes = new CopyOnWriteArrayList<>(List.of(new OutboxProbe(incidents.outbox())));

    final InMemoryBanks banks = new InMemoryBanks();
    final InMemoryPastCopies pastCopies = new InMemoryPastCopies(banks);
    final InMemoryMatchLedger bankMatches = new InMemoryMatchLedger();
    final CopyMatching copies = CopyMatching.of(banks, Runnable::run, clock);
    final BankIndex bankIndex = copies.index();

    final LibraryFixture library = new LibraryFixture(clock, audit, metrics);

    private final WebServer server;

    @MustBeClosed
    WebFixture() {
        this(Map.of());
    }

    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed by close()
    WebFixture(Map<String, String> settings) {
        Secrets secrets = new Secrets();
        accounts.save(new Account("ada", secrets.hash(PASSWORD), Role.ADMIN));
        accounts.save(new Account("rex", secrets.hash(PASSWORD), Role.REVIEWER));
        accounts.save(new Account("cleo", secrets.hash(PASSWORD), Role.CUSTODIAN));
        accounts.save(new Account("cory", secrets.hash(PASSWORD), Role.CONTRIBUTOR));
        server = WebServer.start(parts(settings));
    }

    String address() {
        return "http://127.0.0.1:" + server.port();
    }

    @Override
    public void close() {
        server.close();
        library.close();
    }

    private WebParts parts(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("FIREBREAK_HTTP_PORT", "0");
        environment.putIfAbsent("FIREBREAK_DATA_FOLDER", "target/web-it");
        FirebreakConfig config = ConfigurationLoader.load(Optional.empty(), Path.of("target"), environment);
        OperatingPoints points = new OperatingPoints(
                0.5,
                0.8,
                0.95,
                0.5,
                0.5,
                0,
                3,
                Duration.ofSeconds(8),
                4,
                0.5,
                Duration.ofSeconds(30),
                Duration.ofSeconds(10));
        CurrentArming arming = new CurrentArming(
                new CurrentArming.JudgingPackage("first 1.0", Hash256.sha256(new byte[0]), Optional.empty()),
                config.act().arming(),
                () -> ShadowReport.of(shadow.tally(Hash256.sha256(new byte[0]))).bounds(),
                audit,
                clock);
        return new WebParts(
                config,
                clock,
                metrics,
                new HealthCheck(probes),
                live,
                streams,
                new Register(),
                incidents,
                segments,
                this::decide,
                trials,
                accounts,
                audit,
                gate,
                new Callbacks(),
                new Fetched(),
                library.parts(config.uploads()),
                bankParts(),
                new LookBackParts(new InMemoryTraffic(), pastCopies, () -> new LookBack.Progress(0, 0, 0)),
                () -> 1935,
                () -> ModelView.of("first", "1.0", clock.instant(), points, Map.of("recall", 0.93), "# A card", arming),
                new ShadowDesk(shadow, arming, true, clock));
    }

    private BankParts bankParts() {
        LookedAt looked = new LookedAt(clock);
        BankDesk desk = new BankDesk(banks, bankMatches, looked, audit, clock);
        return new BankParts(
                desk,
                bankIndex,
                copies.matcher(),
                new LookupCounts(new SightingLog(desk::matched, () -> {}), looked, metrics, clock));
    }

    private Incident decide(IncidentId incident, IncidentState state, String by, String note) {
        return incidents.decide(
                incident,
                new Decision(state, by, clock.instant(), note),
                Playbook.onDecision(state),
                Playbook.cancelledBy(state));
    }

    private final class Register implements RegistrationListener {
        @Override
        public void changed(Registration registration) {
            told.add("changed " + registration.stream());
        }

        @Override
        public void removed(StreamId stream) {
            told.add("removed " + stream);
        }
    }

    private final class Callbacks implements SidecarCallbacks {
        @Override
        public int answer(MediaServerSettings server, byte[] body) {
            String form = new String(body, StandardCharsets.UTF_8);
            told.add("callback " + form);
            return form.contains("name=lobby") ? 204 : 403;
        }
    }

    private static final class Fetched implements Pulls {
        private final Map<StreamId, String> running = new java.util.TreeMap<>();

        @Override
        public String start(StreamId stream, String address) {
            running.put(stream, address);
            return address;
        }

        @Override
        public boolean stop(StreamId stream) {
            return running.remove(stream) != null;
        }

        @Override
        public Map<StreamId, String> list() {
            return Map.copyOf(running);
        }
    }
}
