package dev.firebreak.app.server;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.app.arming.CurrentArming;
import dev.firebreak.app.bank.LiveCopies;
import dev.firebreak.app.banking.IncidentBanking;
import dev.firebreak.app.config.FirebreakConfig;
import dev.firebreak.app.config.GateSettings;
import dev.firebreak.app.incident.ActionDeliveries;
import dev.firebreak.app.incident.DecisionDesk;
import dev.firebreak.app.incident.EveryStopTarget;
import dev.firebreak.app.incident.SessionInfo;
import dev.firebreak.app.incident.StopTarget;
import dev.firebreak.app.ingest.DepartedSessions;
import dev.firebreak.app.ingest.PullIngest;
import dev.firebreak.app.ingest.RtmpIngest;
import dev.firebreak.app.ingest.SessionOpener;
import dev.firebreak.app.ingest.SessionParts;
import dev.firebreak.app.ingest.SidecarIngest;
import dev.firebreak.app.live.LiveEvent;
import dev.firebreak.app.live.LiveEvents;
import dev.firebreak.app.live.LiveSession;
import dev.firebreak.app.live.LiveSessions;
import dev.firebreak.app.live.OwnStopTarget;
import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.app.metrics.MetricName;
import dev.firebreak.app.pipeline.RecentFrames;
import dev.firebreak.app.shadow.ShadowRecorder;
import dev.firebreak.app.shadow.ShadowWatch;
import dev.firebreak.core.arming.MeasuredBounds;
import dev.firebreak.core.copy.PastCopy;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.OutboxDispatcher;
import dev.firebreak.core.shadow.ShadowReport;
import dev.firebreak.core.stream.Publisher;
import dev.firebreak.core.stream.Registration;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.edge.address.AddressPolicy;
import dev.firebreak.edge.address.AllowList;
import dev.firebreak.edge.address.HostResolver;
import dev.firebreak.edge.callback.KeyBook;
import dev.firebreak.edge.gate.GateStatus;
import dev.firebreak.edge.gate.HlsGate;
import dev.firebreak.media.feed.Segmentation;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** From publishers to viewers, and what is done about a verdict: keys, gate, live sessions, outbox. */
final class Delivery implements AutoCloseable {
    private final FirebreakMetrics metrics;
    private final LiveEvents events = new LiveEvents();
    private final LiveSessions sessions = new LiveSessions(events);
    private final KeyBook keys = new KeyBook();
    private final Storage storage;
    private final CurrentArming arming;
    private final ShadowRecorder shadow;
    private final boolean shadowEverywhere;
    private final HlsGate gate;
    private final RtmpIngest ingest;
    private final SidecarIngest sidecars;
    private final PullIngest pulls;
    private final OutboxDispatcher dispatcher;
    private final DepartedSessions departed;
    private final DecisionDesk decisions;
    private final Upkeep upkeep;

    private Delivery(
            FirebreakConfig config,
            Clock clock,
            Storage storage,
            Judging judging,
            LiveCopies copies,
            FirebreakMetrics metrics) {
        this.storage = storage;
        this.metrics = metrics;
        this.arming = new CurrentArming(
                judging.armingPackage(), config.act().arming(), () -> ownTraffic(judging), storage.audit(), clock);
        this.shadowEverywhere = config.act().shadow();
        this.shadow = new ShadowRecorder(
                storage.shadow(),
                judging.models().judge(),
                judging.models().description().operatingPoints().releaseAfter(),
                config.retention().shadow(),
                arming::refresh,
                () -> metrics.count(MetricName.DROPPED, "shadow", "not-written"),
                clock);
        this.gate = new HlsGate(storage.segments(), gateSettings(config.gate()), clock);
        dev.firebreak.edge.gate.GateSettings gateSettings = gateSettings(config.gate());
        this.departed = new DepartedSessions(
                storage.segments(),
                clock,
                gateSettings.rememberEnded().plus(config.retention().segments()));
        SessionOpener opener = new SessionOpener(sessionParts(config, clock, judging, copies));
        this.ingest = new RtmpIngest(
                keys, opener, gate, segmentation(config.gate()), config.limits().liveStreams());
        this.sidecars = new SidecarIngest(keys, opener, config, clock);
        this.pulls = new PullIngest(
                keys,
                opener,
                gate,
                new AddressPolicy(AllowList.of(config.addresses().allowedNetworks()), HostResolver.system()),
                config.pulls().retryFor(),
                config.pulls().maxPulls());
        this.dispatcher = Outbox.dispatcher(
                storage,
                new ActionDeliveries(
                                storage.streams(),
                                this::refreshKeys,
                                this::target,
                                storage.incidents(),
                                storage.segments(),
                                banking(config, storage, judging, clock),
                                clock)
                        .byKind(),
                config.act(),
                clock,
                metrics,
                this::actionMoved);
        this.decisions = new DecisionDesk(storage.incidents(), clock, this::decided);
        this.upkeep = new Upkeep(this::refreshKeys, gate::sweep, departed::sweep, arming::refresh);
    }

    /** Reads the keys, and starts delivering what a stop or crash left undone. */
    @MustBeClosed
    static Delivery open(
            FirebreakConfig config,
            Clock clock,
            Storage storage,
            Judging judging,
            LiveCopies copies,
            FirebreakMetrics metrics) {
        Delivery delivery = new Delivery(config, clock, storage, judging, copies, metrics);
        delivery.refreshKeys();
        delivery.arming.refresh();
        delivery.dispatcher.start();
        return delivery;
    }

    RtmpIngest ingest() {
        return ingest;
    }

    SidecarIngest sidecars() {
        return sidecars;
    }

    FirebreakMetrics metrics() {
        return metrics;
    }

    CurrentArming arming() {
        return arming;
    }

    LiveSessions sessions() {
        return sessions;
    }

    KeyBook keys() {
        return keys;
    }

    PullIngest pulls() {
        return pulls;
    }

    /** Who feeds the stream now, at our listener or pulled by us. */
    Optional<Publisher> publisher(StreamId stream) {
        return ingest.publisher(stream).or(() -> pulls.publisher(stream));
    }

    HlsGate gate() {
        return gate;
    }

    DecisionDesk decisions() {
        return decisions;
    }

    @Override
    public void close() {
        upkeep.close();
        pulls.close();
        sidecars.close();
        dispatcher.close();
        shadow.close();
    }

    private Optional<MeasuredBounds> ownTraffic(Judging judging) {
        return ShadowReport.of(storage.shadow().tally(judging.models().judge())).bounds();
    }

    private Optional<ShadowWatch> shadowed(SessionInfo info, RecentFrames frames, Runnable startAnew) {
        boolean watched = shadowEverywhere
                || keys.find(info.stream()).map(Registration::shadow).orElse(false);
        return watched ? Optional.of(shadow.watch(info, frames, startAnew)) : Optional.empty();
    }

    private void refreshKeys() {
        keys.refresh(storage.streams());
    }

    /** Where the incident's stream is: here if the gate has its session, else where it was last let in; after a restart anywhere. */
    private StopTarget target(Incident incident) {
        boolean here = gate.status(incident.stream())
                .map(GateStatus::session)
                .filter(incident.session()::equals)
                .isPresent();
        if (here) {
            return own();
        }
        return sidecars.target(incident.stream())
                .orElseGet(() -> new EveryStopTarget(Stream.concat(Stream.of(own()), sidecars.targets().stream())
                        .toList()));
    }

    private static IncidentBanking banking(FirebreakConfig config, Storage storage, Judging judging, Clock clock) {
        return IncidentBanking.into(
                config.copies().confirmedBank(),
                storage.database().banks(),
                storage.incidents(),
                storage.segments(),
                storage.audit(),
                judging.engine(),
                clock);
    }

    private StopTarget own() {
        return new OwnStopTarget(gate, incident -> publisher(incident.stream()), this::sessionOf);
    }

    private Optional<LiveSession> sessionOf(Incident incident) {
        return sessions.session(incident.stream())
                .filter(session -> session.info().session().equals(incident.session()));
    }

    private void incidentChanged(IncidentId incident) {
        dispatcher.wake();
        events.publish(new LiveEvent.IncidentChanged(incident));
    }

    private void actionMoved(IncidentId incident) {
        events.publish(new LiveEvent.IncidentChanged(incident));
    }

    /** Something that was banked just now had passed before. */
    void seenBefore(PastCopy copy) {
        events.publish(new LiveEvent.SeenBefore(copy.stream(), copy.session(), copy.seenAt()));
    }

    private void decided(Incident incident) {
        incidentChanged(incident.id());
    }

    private SessionParts sessionParts(FirebreakConfig config, Clock clock, Judging judging, LiveCopies copies) {
        return new SessionParts(
                clock,
                judging.decoders(),
                judging.engine(),
                judging.models().description().operatingPoints(),
                judging.modelName(),
                storage.incidents(),
                storage.segments(),
                storage.streams(),
                sessions,
                events,
                arming,
                this::shadowed,
                info -> Optional.of(copies.search(info)),
                config.act().restoreImmunity(),
                config.limits().timelineSeconds(),
                config.retention().segments(),
                config.retention().evidenceBefore(),
                departed,
                this::incidentChanged,
                delay -> metrics.time(delay, MetricName.VERDICT_DELAY),
                (room, reason, count) -> metrics.count(count, MetricName.DROPPED, room, reason));
    }

    private static dev.firebreak.edge.gate.GateSettings gateSettings(GateSettings settings) {
        var standard = dev.firebreak.edge.gate.GateSettings.defaults();
        return new dev.firebreak.edge.gate.GateSettings(
                settings.lookahead(),
                settings.lateAfter(),
                standard.windowSegments(),
                settings.window(),
                standard.latelyListed(),
                standard.maxPending(),
                standard.targetDuration(),
                standard.maxSegmentDuration(),
                standard.endAfter(),
                standard.rememberEnded(),
                standard.maxStreams());
    }

    private static Segmentation segmentation(GateSettings settings) {
        Segmentation standard = Segmentation.DEFAULT;
        Duration target = settings.segmentTarget();
        return new Segmentation(target, standard.maximum(), standard.maxBytes());
    }
}
