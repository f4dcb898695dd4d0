package dev.firebreak.app.web;

import dev.firebreak.app.web.Described.Access;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.stream.StreamId;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Streams that are fetched from somewhere else and shown through the gate. */
@RestController
@RequestMapping("/api/v1/pulls")
final class PullController {
    /** Longest address, in characters. */
    static final int MAX_ADDRESS = 2_000;

    private final Pulls pulls;
    private final AuditTrail audit;

    PullController(WebParts parts, AuditTrail audit) {
        this.pulls = parts.pulls();
        this.audit = audit;
    }

    /** A stream and where it is fetched, without secrets. */
    record Pull(String stream, String address) {}

    record NewPull(@Nullable String address) {}

    @GetMapping
    @Described("Streams that are fetched now")
    List<Pull> list() {
        return pulls.list().entrySet().stream()
                .map(pull -> new Pull(pull.getKey().value(), pull.getValue()))
                .toList();
    }

    @PutMapping("/{stream}")
    @Described(
            value = "Fetches a registered stream from a public rtmp, rtsp or srt address and shows it through the gate",
            access = Access.ADMIN)
    Pull start(@PathVariable StreamId stream, @RequestBody NewPull body, Principal who) {
        String address =
                pulls.start(stream, Input.text("address", Input.required("address", body.address()), MAX_ADDRESS));
        audit.add(who, "start-pull", "stream:" + stream, address);
        return new Pull(stream.value(), address);
    }

    @DeleteMapping("/{stream}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Described(value = "Stops fetching a stream", access = Access.ADMIN, status = 204)
    void stop(@PathVariable StreamId stream, Principal who) {
        if (!pulls.stop(stream)) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, "The stream " + stream + " is not fetched");
        }
        audit.add(who, "stop-pull", "stream:" + stream, "");
    }
}
