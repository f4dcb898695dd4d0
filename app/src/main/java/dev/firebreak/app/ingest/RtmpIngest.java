package dev.firebreak.app.ingest;

import dev.firebreak.app.incident.SessionInfo;
import dev.firebreak.app.live.GateDelivery;
import dev.firebreak.app.live.LiveSession;
import dev.firebreak.app.live.LiveSessions;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.stream.Admission;
import dev.firebreak.core.stream.Admission.Refusal;
import dev.firebreak.core.stream.MediaSink;
import dev.firebreak.core.stream.PublishAuthority;
import dev.firebreak.core.stream.PublishRequest;
import dev.firebreak.core.stream.Publisher;
import dev.firebreak.core.stream.Registration;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.edge.callback.KeyBook;
import dev.firebreak.edge.gate.HlsGate;
import dev.firebreak.media.decode.DecodeSession;
import dev.firebreak.media.feed.Segmentation;
import dev.firebreak.media.feed.SegmenterDrop;
import dev.firebreak.media.feed.TsSegmenter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Admits publishers of our own RTMP listener, from memory, and gives each admitted one a session: its packets go through the segmenter to
 * the store, the gate and, as they come, the decoder. Thread-safe.
 */
public final class RtmpIngest implements PublishAuthority {
    private static final Logger log = LoggerFactory.getLogger(RtmpIngest.class);

    private final KeyBook keys;
    private final SessionOpener opener;
    private final HlsGate gate;
    private final Segmentation segmentation;
    private final int maxStreams;
    private final Object entering = new Object();
    private final Map<StreamId, Publisher> publishers = new ConcurrentHashMap<>();

    public RtmpIngest(KeyBook keys, SessionOpener opener, HlsGate gate, Segmentation segmentation, int maxStreams) {
        this.keys = keys;
        this.opener = opener;
        this.gate = gate;
        this.segmentation = segmentation;
        this.maxStreams = maxStreams;
    }

    /** The publisher that is connected to the stream now. */
    public Optional<Publisher> publisher(StreamId stream) {
        return Optional.ofNullable(publishers.get(stream)).filter(publisher -> !publisher.gone());
    }

    @Override
    public Admission admit(PublishRequest request, Publisher publisher) {
        Optional<Registration> found = keys.find(request.key());
        if (found.isEmpty()) {
            return new Admission.Refused(Refusal.UNKNOWN_KEY, "This stream key is not known");
        }
        StreamId stream = found.get().stream();
        return refusal(stream)
                .<Admission>map(refused -> refused)
                .orElseGet(() -> open(found.get(), request, publisher));
    }

    /** Why nobody gets in now, whoever has the stream's key. */
    private Optional<Admission.Refused> refusal(StreamId stream) {
        LiveSessions sessions = opener.parts().sessions();
        if (keys.find(stream).flatMap(Registration::ban).isPresent()) {
            return refused(Refusal.BANNED_KEY, "This stream key is banned");
        }
        if (sessions.session(stream).isPresent()) {
            return refused(Refusal.ALREADY_LIVE, "Somebody is publishing this stream already");
        }
        if (sessions.sessions().size() >= maxStreams) {
            return refused(Refusal.STREAM_LIMIT, "The server has as many streams as it can watch");
        }
        return Optional.empty();
    }

    private Admission open(Registration registration, PublishRequest request, Publisher publisher) {
        StreamId stream = registration.stream();
        SessionInfo info = new SessionInfo(
                stream,
                SessionId.random(),
                opener.parts().clock().instant(),
                "rtmp from " + request.peer().getHostAddress(),
                opener.parts().modelPackage());
        GateDelivery delivery = new GateDelivery(info, gate, () -> stopNow(stream, publisher));
        SessionOpener.Opened opened = opener.open(info, delivery, session -> session);
        Optional<Admission.Refused> refused = enter(opened.session(), publisher);
        if (refused.isPresent()) {
            return refused.get();
        }
        try {
            gate.open(stream, info.session(), registration.latePolicy());
            MediaSink sink = sink(opened, publisher);
            opener.recordStart(info);
            log.info("Publishing began stream={} session={} source=\"{}\"", stream, info.session(), info.source());
            return new Admission.Admitted(stream, info.session(), sink);
        } catch (RuntimeException e) {
            leave(opened.session(), publisher);
            log.error("A publisher could not be taken stream={}", stream, e);
            return new Admission.Refused(Refusal.NOT_READY, "The server cannot take the stream now. Try again.");
        }
    }

    private Optional<Admission.Refused> enter(LiveSession session, Publisher publisher) {
        StreamId stream = session.info().stream();
        synchronized (entering) {
            Optional<Admission.Refused> refused = refusal(stream);
            if (refused.isEmpty() && !opener.parts().sessions().add(session)) {
                refused = refused(Refusal.ALREADY_LIVE, "Somebody is publishing this stream already");
            }
            if (refused.isPresent()) {
                return refused;
            }
        }
        publishers.put(stream, publisher);
        // A ban of this very moment may have looked for the publisher when it was not there yet.
        if (keys.find(stream).flatMap(Registration::ban).isPresent()) {
            leave(session, publisher);
            return refused(Refusal.BANNED_KEY, "This stream key is banned");
        }
        return Optional.empty();
    }

    private void leave(LiveSession session, Publisher publisher) {
        gate.sessionEnded(session.info().session());
        publishers.remove(session.info().stream(), publisher);
        opener.parts().sessions().remove(session);
    }

    private static Optional<Admission.Refused> refused(Refusal refusal, String reason) {
        return Optional.of(new Admission.Refused(refusal, reason));
    }

    private MediaSink sink(SessionOpener.Opened opened, Publisher publisher) {
        LiveSession session = opened.session();
        SessionInfo info = session.info();
        DecodeSession decoder = opened.pipeline()
                .start(listener -> opener.parts().decoders().openFeed(info.stream(), info.session(), listener));
        SegmentKeeper keeper = new SegmentKeeper(
                opener.parts().segments(),
                opener.parts().retention(),
                sequence -> Math.min(
                        sequence, gate.neededFrom(info.stream(), info.session()).orElse(sequence)),
                segment -> finished(session, segment),
                opener::lost);
        TsSegmenter segmenter = new TsSegmenter(
                info.stream(), info.session(), opener.parts().clock(), segmentation, keeper, decoder::feed);
        return new PublishedSession(segmenter, reason -> {
            decoder.end();
            leave(session, publisher);
            opener.recordEnd(info, reason.name());
            for (SegmenterDrop drop : SegmenterDrop.values()) {
                opener.parts().drops().dropped("segmenter", drop, segmenter.dropped(drop));
            }
            opened.pipeline()
                    .counts()
                    .skips()
                    .forEach((skip, count) -> opener.parts().drops().dropped("analysis", skip, count));
            log.info("Publishing ended stream={} session={} reason={}", info.stream(), info.session(), reason);
        });
    }

    private void finished(LiveSession session, Segment segment) {
        session.complete(segment);
        gate.offer(segment);
    }

    /** What a cut can do without the database: nobody gets in with the key, and the publisher goes. */
    private void stopNow(StreamId stream, Publisher publisher) {
        keys.ban(stream, new Registration.Ban(opener.parts().clock().instant(), "cut"));
        publisher.disconnect("The stream was stopped");
    }
}
