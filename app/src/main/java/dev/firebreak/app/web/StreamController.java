package dev.firebreak.app.web;

import dev.firebreak.app.config.FirebreakConfig;
import dev.firebreak.app.security.Secrets;
import dev.firebreak.app.web.Described.Access;
import dev.firebreak.app.web.StreamViews.Change;
import dev.firebreak.app.web.StreamViews.NewStream;
import dev.firebreak.app.web.StreamViews.Reason;
import dev.firebreak.app.web.StreamViews.Session;
import dev.firebreak.app.web.StreamViews.Stream;
import dev.firebreak.app.web.StreamViews.WithKey;
import dev.firebreak.app.web.problem.BadRequestException;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.Registration;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.stream.StreamKey;
import dev.firebreak.core.stream.StreamRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Streams that may be published to: their keys, policies and bans. */
@RestController
@RequestMapping("/api/v1/streams")
final class StreamController {
    /** Longest title and longest reason of a ban, in characters. */
    static final int MAX_TEXT = 200;

    /** The RTMP application that publishers name. */
    private static final String RTMP_APP = "live";

    private final StreamRegistry streams;
    private final RegistrationListener listener;
    private final FirebreakConfig config;
    private final IntSupplier rtmpPort;
    private final Clock clock;
    private final AuditTrail audit;
    private final Secrets secrets = new Secrets();

    StreamController(WebParts parts, AuditTrail audit) {
        streams = parts.streams();
        listener = parts.registrations();
        config = parts.config();
        rtmpPort = parts.rtmpPort();
        clock = parts.clock();
        this.audit = audit;
    }

    @GetMapping
    @Described("Registered streams")
    List<Stream> list() {
        return streams.list().stream().map(Stream::of).toList();
    }

    @GetMapping("/{stream}")
    @Described("One registered stream")
    Stream one(@PathVariable StreamId stream) {
        return Stream.of(find(stream));
    }

    @GetMapping("/{stream}/sessions")
    @Described("A stream's sessions, newest first")
    List<Session> sessions(@PathVariable StreamId stream, @RequestParam(defaultValue = "20") int limit) {
        Input.page(limit, 0);
        return streams.sessions(stream, limit).stream().map(Session::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Described(value = "Registers a stream and shows its key, this once", access = Access.ADMIN, status = 201)
    WithKey create(@RequestBody NewStream body, HttpServletRequest request, Principal who) {
        StreamId stream = streamId(Input.required("stream", body.stream()));
        String title = Input.text("title", body.title(), MAX_TEXT);
        if (streams.find(stream).isPresent()) {
            throw new FirebreakException(ErrorCode.CONFLICT, "There is a stream %s already".formatted(stream));
        }
        StreamKey key = secrets.streamKey();
        LatePolicy policy =
                Objects.requireNonNullElse(body.latePolicy(), config.gate().latePolicy());
        Registration saved = save(new Registration(
                stream, title, key.sha256(), policy, Boolean.TRUE.equals(body.shadow()), Optional.empty()));
        audit.add(who, "create-stream", "stream:" + stream, title);
        return new WithKey(Stream.of(saved), rtmpUrl(request), key.secret());
    }

    @PatchMapping("/{stream}")
    @Described(
            value = "Changes a stream's title, late policy or shadow mode; the latter from its next session on",
            access = Access.ADMIN)
    Stream change(@PathVariable StreamId stream, @RequestBody Change body, Principal who) {
        Registration before = find(stream);
        Registration saved = save(new Registration(
                stream,
                body.title() == null ? before.title() : Input.text("title", body.title(), MAX_TEXT),
                before.keySha256(),
                Objects.requireNonNullElse(body.latePolicy(), before.latePolicy()),
                Objects.requireNonNullElse(body.shadow(), before.shadow()),
                before.ban()));
        audit.add(
                who,
                "change-stream",
                "stream:" + stream,
                "late policy %s, shadow mode %s"
                        .formatted(Json.word(saved.latePolicy()), saved.shadow() ? "on" : "off"));
        return Stream.of(saved);
    }

    @PostMapping("/{stream}/key")
    @Described(value = "Gives a stream a new key, shown this once; the old one is refused", access = Access.ADMIN)
    WithKey rotate(@PathVariable StreamId stream, HttpServletRequest request, Principal who) {
        Registration before = find(stream);
        StreamKey key = secrets.streamKey();
        Registration saved = save(before.withKey(key.sha256()));
        audit.add(who, "rotate-key", "stream:" + stream, "");
        return new WithKey(Stream.of(saved), rtmpUrl(request), key.secret());
    }

    @PutMapping("/{stream}/ban")
    @Described(value = "Refuses a stream's key from now on and ends what it publishes", access = Access.ADMIN)
    Stream ban(@PathVariable StreamId stream, @RequestBody Reason body, Principal who) {
        String reason = Input.text("reason", body.reason(), MAX_TEXT);
        streams.ban(stream, clock.instant(), reason);
        audit.add(who, "ban-stream", "stream:" + stream, reason);
        return changed(stream);
    }

    @DeleteMapping("/{stream}/ban")
    @Described(value = "Lifts a ban", access = Access.ADMIN)
    Stream lift(@PathVariable StreamId stream, Principal who) {
        find(stream);
        streams.liftBan(stream);
        audit.add(who, "lift-ban", "stream:" + stream, "");
        return changed(stream);
    }

    @DeleteMapping("/{stream}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Described(
            value = "Removes a stream; its sessions and incidents stay on record",
            access = Access.ADMIN,
            status = 204)
    void remove(@PathVariable StreamId stream, Principal who) {
        if (!streams.remove(stream)) {
            throw notFound(stream);
        }
        audit.add(who, "remove-stream", "stream:" + stream, "");
        listener.removed(stream);
    }

    private Registration save(Registration registration) {
        Registration saved = streams.save(registration);
        listener.changed(saved);
        return saved;
    }

    private Stream changed(StreamId stream) {
        Registration now = find(stream);
        listener.changed(now);
        return Stream.of(now);
    }

    private Registration find(StreamId stream) {
        return streams.find(stream).orElseThrow(() -> notFound(stream));
    }

    private String rtmpUrl(HttpServletRequest request) {
        String host = config.rtmp().publicHost();
        if (host.isEmpty()) {
            boolean everywhere =
                    Addresses.bind("rtmp.bind", config.rtmp().bind()).isAnyLocalAddress();
            host = everywhere ? request.getServerName() : config.rtmp().bind();
        }
        String bracketed = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        int port = rtmpPort.getAsInt();
        return "rtmp://%s%s/%s".formatted(bracketed, port == 1935 ? "" : ":" + port, RTMP_APP);
    }

    private static StreamId streamId(String text) {
        try {
            return new StreamId(text);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(String.valueOf(e.getMessage()));
        }
    }

    private static FirebreakException notFound(StreamId stream) {
        return new FirebreakException(ErrorCode.NOT_FOUND, "There is no stream %s".formatted(stream));
    }
}
