package dev.firebreak.app.server;

import dev.firebreak.app.config.FirebreakConfig;
import dev.firebreak.app.health.HealthCheck;
import dev.firebreak.app.shadow.ShadowDesk;
import dev.firebreak.app.web.LookBackParts;
import dev.firebreak.app.web.ModelView;
import dev.firebreak.app.web.WebParts;
import dev.firebreak.edge.rtmp.RtmpListener;
import dev.firebreak.inference.model.ModelDescription;
import java.time.Clock;

/** Gives the web server what it shows and changes. */
final class WebWiring {
    private WebWiring() {}

    static WebParts parts(
            FirebreakConfig config,
            Clock clock,
            Storage storage,
            Judging judging,
            Delivery delivery,
            Library library,
            Banks banks,
            LookBackParts lookBack,
            RtmpListener rtmp) {
        MetricsWiring.connect(delivery, judging, storage, rtmp);
        return new WebParts(
                config,
                clock,
                delivery.metrics(),
                new HealthCheck(Probes.all(storage, judging, rtmp, delivery.arming(), banks, clock)),
                delivery.sessions(),
                storage.streams(),
                new Registrations(delivery.keys(), delivery.gate(), delivery::publisher),
                storage.incidents(),
                storage.segments(),
                delivery.decisions(),
                storage.database().incidentTrials(),
                storage.accounts(),
                storage.audit(),
                delivery.gate(),
                delivery.sidecars(),
                delivery.pulls(),
                library.parts(),
                banks.parts(),
                lookBack,
                rtmp::port,
                () -> model(judging, delivery),
                new ShadowDesk(storage.shadow(), delivery.arming(), config.act().shadow(), clock));
    }

    private static ModelView model(Judging judging, Delivery delivery) {
        ModelDescription description = judging.models().description();
        return ModelView.of(
                description.name(),
                description.version(),
                description.createdAt(),
                description.operatingPoints(),
                description.measured(),
                judging.models().card(),
                delivery.arming());
    }
}
