package dev.firebreak.app.metrics;

import java.util.List;
import java.util.Locale;

/** Every metric that Firebreak has. {@code docs/metrics.md} lists the same, and a test compares them. */
public enum MetricName {
    STREAMS_LIVE(Kind.GAUGE, "Sessions that are live now"),
    STREAMS_REGISTERED(Kind.GAUGE, "Streams that may be published to"),
    ARMED(Kind.GAUGE, "1 when the server acts on this level without a person", "level"),
    ARMING_REFUSED(Kind.GAUGE, "1 when this level is not armed for this reason", "level", "reason"),
    INCIDENTS_OPEN(Kind.GAUGE, "Incidents that nobody has decided on"),
    OUTBOX_DEPTH(Kind.GAUGE, "Actions that are not finished"),
    EVENT_CLIENTS(Kind.GAUGE, "Consoles that follow live events"),
    PUBLISH_REFUSED(Kind.COUNTER, "Publishers turned away", "reason"),
    SESSIONS_ENDED(Kind.COUNTER, "Sessions that ended", "reason"),
    SEGMENTS_LISTED(Kind.COUNTER, "Segments that the gate listed for viewers", "cleared"),
    DROPPED(Kind.COUNTER, "Frames, sounds, segments or connections that were dropped", "room", "reason"),
    VERDICT_DELAY(Kind.TIMER, "From a segment's end until analysis had passed it"),
    ACTIONS(Kind.COUNTER, "Tries to deliver an action", "kind", "outcome"),
    DECODER_RESTARTS(Kind.COUNTER, "Decoder processes that had to be replaced", "reason"),
    STREAMS_QUARANTINED(Kind.COUNTER, "Streams that are not decoded any more because they broke decoders"),
    EVENT_CLIENTS_DROPPED(Kind.COUNTER, "Consoles disconnected from live events", "reason"),
    SIGN_INS(Kind.COUNTER, "Tries to sign in", "outcome"),
    UPLOADS(Kind.COUNTER, "Uploads that ended or were not let begin", "outcome"),
    UPLOADS_WAITING_BYTES(Kind.GAUGE, "Bytes announced by uploads that are unfinished or not yet checked"),
    BANK_ENTRIES(Kind.GAUGE, "Entries of all banks"),
    BANKS_QUARANTINED(Kind.GAUGE, "Banks in quarantine"),
    BANK_LOOKUPS(
            Kind.COUNTER,
            "Look-ups in the banks: of live streams, each two seconds of media; by others, each thing",
            "source"),
    BANK_MATCHES(Kind.COUNTER, "Entries of banks that look-ups found; of a live session each once", "source"),
    BANK_SNAPSHOT_AGE(
            Kind.GAUGE, "Seconds since the snapshot of the banks on the disk was written; 0 when there is none"),
    BANK_SNAPSHOT_BYTES(Kind.GAUGE, "Bytes of the snapshot of the banks on the disk"),
    LOOK_BACK_LEFT(Kind.GAUGE, "Pieces of past traffic that are still to be looked through for what is new in banks"),
    PAST_COPIES(Kind.COUNTER, "Copies found in past traffic after they were banked"),
    PROBLEMS(Kind.COUNTER, "Requests answered with a problem", "code");

    /** What a metric is. */
    public enum Kind {
        GAUGE,
        COUNTER,
        TIMER
    }

    private final Kind kind;
    private final String help;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> labels;

    MetricName(Kind kind, String help, String... labels) {
        this.kind = kind;
        this.help = help;
        this.labels = List.of(labels);
    }

    public Kind kind() {
        return kind;
    }

    public String help() {
        return help;
    }

    public List<String> labels() {
        return labels;
    }

    /** The name as Prometheus shows it, for example {@code firebreak_publish_refused_total}. */
    public String exposed() {
        String base = "firebreak_" + name().toLowerCase(Locale.ROOT);
        return switch (kind) {
            case GAUGE -> base;
            case COUNTER -> base + "_total";
            case TIMER -> base + "_seconds";
        };
    }

    String registered() {
        return "firebreak." + name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
