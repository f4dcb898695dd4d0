package dev.firebreak.app.server;

import dev.firebreak.app.arming.ArmingWords;
import dev.firebreak.app.arming.CurrentArming;
import dev.firebreak.app.bank.SnapshotKeeper;
import dev.firebreak.app.health.HealthProbe;
import dev.firebreak.app.health.HealthProbe.Condition;
import dev.firebreak.app.health.OutboxProbe;
import dev.firebreak.app.health.PartHealth;
import dev.firebreak.core.bank.IndexStatus;
import dev.firebreak.edge.rtmp.RtmpListener;
import dev.firebreak.inference.engine.EngineMetrics;
import dev.firebreak.inference.engine.LaneMetrics;
import dev.firebreak.media.decode.PoolHealth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** How each part of the server says how it is. */
final class Probes {
    /** Without news from the banks for so long, what is put into them is not matched. */
    private static final Duration LATE = Duration.ofSeconds(10);

    private Probes() {}

    static List<HealthProbe> all(
            Storage storage, Judging judging, RtmpListener rtmp, CurrentArming arming, Banks banks, Clock clock) {
        return List.of(
                new Probe("database", () -> {
                    storage.check();
                    return new PartHealth("database", Condition.UP, "answers");
                }),
                new Probe("decoders", () -> decoders(judging.decoders().health())),
                new Probe("inference", () -> inference(judging.engine().metrics())),
                new Probe("rtmp", () -> new PartHealth("rtmp", Condition.UP, "listens on port " + rtmp.port())),
                new Probe("arming", () -> new PartHealth("arming", Condition.UP, ArmingWords.of(arming.get()))),
                new Probe(
                        "banks",
                        () -> banks(banks.parts().index().status(), snapshot(banks.snapshots()), clock.instant())),
                new OutboxProbe(storage.outbox()));
    }

    private record Probe(String part, Supplier<PartHealth> how) implements HealthProbe {
        @Override
        public PartHealth check() {
            return how.get();
        }
    }

    private static String snapshot(SnapshotKeeper snapshots) {
        return snapshots
                .last()
                .map(last -> String.format(
                        Locale.ROOT,
                        "; snapshot of %s, %.1f MB%s",
                        last.at().truncatedTo(ChronoUnit.SECONDS),
                        last.bytes() / 1e6,
                        snapshots
                                .restoredIn()
                                .map(took -> String.format(
                                        Locale.ROOT, ", this start read one in %.1f s", took.toMillis() / 1e3))
                                .orElse("")))
                .orElse("; no snapshot yet");
    }

    private static PartHealth banks(IndexStatus status, String snapshot, Instant now) {
        long signals =
                status.sizes().values().stream().mapToLong(Long::longValue).sum();
        return status.caughtUpAt()
                .map(at -> at.isAfter(now.minus(LATE))
                        ? new PartHealth("banks", Condition.UP, signals + " hashes are matched" + snapshot)
                        : new PartHealth(
                                "banks",
                                Condition.DEGRADED,
                                "What was put into banks since %s is not matched".formatted(at)))
                .orElseGet(() -> new PartHealth("banks", Condition.DEGRADED, "The banks are still being read"));
    }

    private static PartHealth decoders(PoolHealth health) {
        long up = health.workers().stream().filter(PoolHealth.Worker::up).count();
        Condition condition =
                up == 0 ? Condition.DOWN : up < health.workers().size() ? Condition.DEGRADED : Condition.UP;
        return new PartHealth(
                "decoders",
                condition,
                String.format(
                        Locale.ROOT,
                        "%d of %d processes are up, %d streams quarantined",
                        up,
                        health.workers().size(),
                        health.quarantined()));
    }

    private static PartHealth inference(EngineMetrics metrics) {
        long refused = refused(metrics.sound()) + refused(metrics.picture());
        return new PartHealth(
                "inference",
                Condition.UP,
                String.format(
                        Locale.ROOT,
                        "%d windows and %d pictures wait, %d were refused",
                        metrics.sound().queueDepth(),
                        metrics.picture().queueDepth(),
                        refused));
    }

    private static long refused(LaneMetrics lane) {
        return lane.refusals().values().stream().mapToLong(Long::longValue).sum();
    }
}
