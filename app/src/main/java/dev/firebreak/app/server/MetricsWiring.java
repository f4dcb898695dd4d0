package dev.firebreak.app.server;

import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.app.metrics.MetricName;
import dev.firebreak.core.arming.Arming;
import dev.firebreak.core.incident.IncidentState;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.edge.gate.GateCount;
import dev.firebreak.edge.gate.HlsGate;
import dev.firebreak.edge.rtmp.ConnectionEnd;
import dev.firebreak.edge.rtmp.DroppedMessage;
import dev.firebreak.edge.rtmp.LimitHit;
import dev.firebreak.edge.rtmp.PublishRefusal;
import dev.firebreak.edge.rtmp.RtmpListener;
import dev.firebreak.inference.engine.EngineMetrics;
import dev.firebreak.inference.engine.LaneMetrics;
import dev.firebreak.inference.engine.Refusal;
import dev.firebreak.media.decode.DecoderPool;
import dev.firebreak.media.decode.DropReason;
import dev.firebreak.media.decode.PoolHealth;
import java.util.List;
import java.util.function.Supplier;

/** Shows what the rooms count under the program's metric names. */
final class MetricsWiring {
    private static final List<GateCount> GATE_DROPS = List.of(
            GateCount.WITHHELD,
            GateCount.WITHDRAWN,
            GateCount.DROPPED_PENDING_FULL,
            GateCount.DROPPED_NEVER_ANALYSED,
            GateCount.DROPPED_FORMAT,
            GateCount.DROPPED_TOO_LONG,
            GateCount.DROPPED_UNKNOWN_SESSION);

    private MetricsWiring() {}

    static void connect(Delivery delivery, Judging judging, Storage storage, RtmpListener rtmp) {
        FirebreakMetrics metrics = delivery.metrics();
        metrics.gauge(() -> delivery.sessions().sessions().size(), MetricName.STREAMS_LIVE);
        metrics.gauge(() -> storage.streams().list().size(), MetricName.STREAMS_REGISTERED);
        metrics.gauge(
                () -> storage.incidents().count().getOrDefault(IncidentState.OPEN, 0L), MetricName.INCIDENTS_OPEN);
        metrics.gauge(() -> storage.outbox().depth(), MetricName.OUTBOX_DEPTH);
        metrics.follow(storage::forgottenForSpace, MetricName.DROPPED, "store", "segment-forgotten-for-space");
        arming(metrics, delivery.arming());
        rtmp(metrics, rtmp);
        gate(metrics, delivery.gate());
        decoders(metrics, judging.decoders());
        inference(metrics, () -> judging.engine().metrics());
    }

    private static void arming(FirebreakMetrics metrics, Supplier<Arming> arming) {
        for (VerdictLevel level : List.of(VerdictLevel.HOLD, VerdictLevel.CUT)) {
            metrics.gauge(() -> arming.get().level().atLeast(level) ? 1 : 0, MetricName.ARMED, level);
            for (Arming.Reason reason : Arming.Reason.values()) {
                metrics.gauge(() -> refused(arming.get(), level, reason), MetricName.ARMING_REFUSED, level, reason);
            }
        }
    }

    private static long refused(Arming arming, VerdictLevel level, Arming.Reason reason) {
        return arming.refusals().stream()
                .filter(refusal -> refusal.level() == level && refusal.reason() == reason)
                .count();
    }

    private static void rtmp(FirebreakMetrics metrics, RtmpListener rtmp) {
        for (PublishRefusal reason : PublishRefusal.values()) {
            metrics.follow(() -> rtmp.statistics().refusals(reason), MetricName.PUBLISH_REFUSED, reason);
        }
        for (ConnectionEnd end : ConnectionEnd.values()) {
            metrics.follow(() -> rtmp.statistics().ends(end), MetricName.SESSIONS_ENDED, end);
        }
        for (LimitHit limit : LimitHit.values()) {
            metrics.follow(() -> rtmp.statistics().limits(limit), MetricName.DROPPED, "rtmp", "limit-" + limit);
        }
        for (DroppedMessage reason : DroppedMessage.values()) {
            metrics.follow(() -> rtmp.statistics().dropped(reason), MetricName.DROPPED, "rtmp", reason);
        }
    }

    private static void gate(FirebreakMetrics metrics, HlsGate gate) {
        metrics.follow(
                () -> count(gate, GateCount.LISTED) - count(gate, GateCount.PASSED_UNSEEN),
                MetricName.SEGMENTS_LISTED,
                "yes");
        metrics.follow(() -> count(gate, GateCount.PASSED_UNSEEN), MetricName.SEGMENTS_LISTED, "no");
        GATE_DROPS.forEach(reason -> metrics.follow(() -> count(gate, reason), MetricName.DROPPED, "gate", reason));
    }

    private static long count(HlsGate gate, GateCount what) {
        return gate.counts().getOrDefault(what, 0L);
    }

    private static void decoders(FirebreakMetrics metrics, DecoderPool pool) {
        for (DropReason reason : DropReason.values()) {
            metrics.follow(() -> pool.health().drops().getOrDefault(reason, 0L), MetricName.DROPPED, "media", reason);
        }
        metrics.follow(
                () -> pool.health().workers().stream()
                        .mapToLong(PoolHealth.Worker::restarts)
                        .sum(),
                MetricName.DECODER_RESTARTS,
                "any");
        metrics.follow(() -> pool.health().quarantined(), MetricName.STREAMS_QUARANTINED);
    }

    private static void inference(FirebreakMetrics metrics, Supplier<EngineMetrics> engine) {
        for (Refusal reason : Refusal.values()) {
            refusals(metrics, "sound-" + reason, reason, () -> engine.get().sound());
            refusals(metrics, "picture-" + reason, reason, () -> engine.get().picture());
        }
    }

    private static void refusals(FirebreakMetrics metrics, String label, Refusal reason, Supplier<LaneMetrics> lane) {
        metrics.follow(() -> lane.get().refused(reason), MetricName.DROPPED, "inference", label);
    }
}
