package dev.firebreak.app.server;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.app.banking.IncidentSelfTests;
import dev.firebreak.app.config.FirebreakConfig;
import dev.firebreak.app.footage.DockWatch;
import dev.firebreak.app.footage.FootageLibrary;
import dev.firebreak.app.ingest.RtmpIngest;
import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.app.web.LookBackParts;
import dev.firebreak.app.web.WebServer;
import dev.firebreak.core.arming.Arming;
import dev.firebreak.edge.rtmp.RtmpListener;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running server. {@link #start} reads as the list of what the process contains, in the order in which it comes up; closing
 * stops it in reverse.
 */
public final class Server implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Server.class);

    private final Closing closing;
    private final FirebreakConfig config;
    private final URI address;
    private final int rtmpPort;
    private final FirstStart firstStart;
    private final Supplier<Arming> arming;

    private Server(
            Closing closing,
            FirebreakConfig config,
            URI address,
            int rtmpPort,
            FirstStart firstStart,
            Supplier<Arming> arming) {
        this.closing = closing;
        this.config = config;
        this.address = address;
        this.rtmpPort = rtmpPort;
        this.firstStart = firstStart;
        this.arming = arming;
    }

    /** Starts everything, or nothing: what came up before a part failed is stopped again. */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // the parts are closed by Closing, in reverse order
    public static Server start(FirebreakConfig config, Clock clock) {
        Closing closing = new Closing();
        try {
            Storage storage = closing.add(Storage.open(config));
            storage.recover(clock);
            FootageLibrary footage = closing.add(FootageLibrary.open(storage.database(), config, 1, clock));
            closing.add(DockWatch.start(config.footage(), footage, clock));
            Judging judging = closing.add(Judging.open(config, clock));
            FirebreakMetrics metrics = new FirebreakMetrics();
            LookingBack past =
                    closing.add(LookingBack.open(storage, config.copies().lookBack(), metrics, clock));
            Banks banks = closing.add(Banks.open(storage, config.snapshotFolder(), past.traffic(), metrics, clock));
            Delivery delivery = closing.add(Delivery.open(config, clock, storage, judging, banks.copies(), metrics));
            RtmpIngest ingest = delivery.ingest();
            RtmpListener rtmp =
                    closing.add(RtmpListener.start(Listening.rtmp(config.rtmp()), ingest, System::nanoTime));
            Library library = closing.add(Library.open(config, footage, judging, delivery.metrics(), clock));
            if (config.copies().selfTest()) {
                closing.add(IncidentSelfTests.inBackground(
                        storage.database().incidentTrials(),
                        storage.incidents(),
                        storage.segments(),
                        judging.engine(),
                        clock));
            }
            LookBackParts lookBack = past.start(banks.matcher(), delivery::seenBefore);
            closing.add(new Upkeep(library::tidy, banks::tidy, past::tidy));
            WebServer web = closing.add(WebServer.start(
                    WebWiring.parts(config, clock, storage, judging, delivery, library, banks, lookBack, rtmp)));
            URI address = Listening.address(config.http().bind(), web.port());
            LocalAccess.write(config.dataFolder(), storage.accounts(), address.toString(), clock);
            closing.add(() -> LocalAccess.remove(config.dataFolder(), storage.accounts()));
            // Last of all: secrets that a failing start had made would be stored, but never shown to anybody.
            FirstStart firstStart = FirstStart.prepare(storage, config);
            delivery.keys().refresh(storage.streams());
            log.info("Firebreak is ready http={} rtmp_port={} model=\"{}\"", address, rtmp.port(), judging.modelName());
            return new Server(closing, config, address, rtmp.port(), firstStart, delivery.arming());
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    /** Where the console and viewers connect. */
    public URI address() {
        return address;
    }

    public int rtmpPort() {
        return rtmpPort;
    }

    public FirebreakConfig config() {
        return config;
    }

    /** How far it goes without a person now. */
    public Arming arming() {
        return arming.get();
    }

    /** What is shown once, at the very first start; empty fields later. */
    public FirstStart firstStart() {
        return firstStart;
    }

    @Override
    public void close() {
        closing.close();
    }

    /**
     * Secrets made at the first start. Only their hashes are kept.
     *
     * @param adminPassword of the account {@code admin}
     * @param streamKey of the stream {@code live}
     */
    public record FirstStart(Optional<String> adminPassword, Optional<String> streamKey) {
        static FirstStart prepare(Storage storage, FirebreakConfig config) {
            return FirstSecrets.make(
                    storage.accounts(), storage.streams(), config.gate().latePolicy());
        }

        @Override
        public String toString() {
            return "FirstStart[redacted]";
        }
    }
}
