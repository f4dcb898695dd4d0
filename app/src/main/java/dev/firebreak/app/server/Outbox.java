package dev.firebreak.app.server;

import dev.firebreak.app.config.ActSettings;
import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.app.metrics.MetricName;
import dev.firebreak.core.incident.ActionDelivery;
import dev.firebreak.core.incident.ActionKind;
import dev.firebreak.core.incident.DeliveryPolicy;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.OutboxDispatcher;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/** Makes the dispatcher of actions as the operator has configured it. */
final class Outbox {
    private Outbox() {}

    static OutboxDispatcher dispatcher(
            Storage storage,
            Map<ActionKind, ActionDelivery> deliveries,
            ActSettings settings,
            Clock clock,
            FirebreakMetrics metrics,
            Consumer<IncidentId> moved) {
        DeliveryPolicy standard = DeliveryPolicy.DEFAULT;
        return new OutboxDispatcher(
                storage.outbox(),
                storage.incidents(),
                deliveries,
                new DeliveryPolicy(
                        settings.maxAttempts(),
                        settings.retryFirst(),
                        settings.retryMost(),
                        standard.lease(),
                        standard.pollInterval(),
                        standard.concurrency()),
                clock,
                new SecureRandom(),
                report -> {
                    metrics.count(MetricName.ACTIONS, report.action().kind(), report.state());
                    moved.accept(report.action().incident());
                });
    }
}
