package dev.firebreak.app.web;

import dev.firebreak.app.config.MediaServerSettings;
import dev.firebreak.app.web.Described.Access;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Callbacks of nginx with its RTMP module. Taken only from the addresses, and with the secret, that the server's settings name. */
@RestController
@RequestMapping("/hooks/nginx-rtmp/{server}")
final class SidecarController {
    private final List<MediaServerSettings> servers;
    private final SidecarCallbacks callbacks;

    SidecarController(WebParts parts) {
        servers = parts.config().servers();
        callbacks = parts.callbacks();
    }

    @PostMapping("/publish")
    @Described(
            value = "on_publish of nginx-rtmp: 204 lets a publisher in, 403 does not",
            access = Access.ANYBODY,
            status = 204)
    ResponseEntity<Void> publish(@PathVariable String server, HttpServletRequest request) throws IOException {
        return answer(server, request);
    }

    @PostMapping("/done")
    @Described(value = "on_publish_done of nginx-rtmp", access = Access.ANYBODY, status = 204)
    ResponseEntity<Void> done(@PathVariable String server, HttpServletRequest request) throws IOException {
        return answer(server, request);
    }

    private ResponseEntity<Void> answer(String server, HttpServletRequest request) throws IOException {
        MediaServerSettings caller = caller(server, request);
        // The raw bytes: what Spring would hand over mixes the body with the address.
        byte[] form = request.getInputStream().readNBytes(SidecarCallbacks.MAX_BODY + 1);
        if (form.length > SidecarCallbacks.MAX_BODY) {
            throw new FirebreakException(ErrorCode.LIMIT_EXCEEDED, "A callback has at most 8192 bytes");
        }
        return ResponseEntity.status(callbacks.answer(caller, form)).build();
    }

    private MediaServerSettings caller(String name, HttpServletRequest request) {
        MediaServerSettings server = servers.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new FirebreakException(ErrorCode.NOT_FOUND, "No media server has that name"));
        if (!Addresses.within(request.getRemoteAddr(), server.allowedCallers())
                || !secretMatches(server, secretInAddress(request))) {
            throw new FirebreakException(ErrorCode.ADDRESS_REFUSED, "This callback is not taken from you");
        }
        return server;
    }

    private static boolean secretMatches(MediaServerSettings server, @Nullable String given) {
        String expected = server.callbackSecret().reveal();
        return expected.isEmpty()
                || (given != null
                        && MessageDigest.isEqual(
                                expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8)));
    }

    /** From the address only: the body is what the publisher can add to. */
    private static @Nullable String secretInAddress(HttpServletRequest request) {
        return UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams()
                .getFirst("secret");
    }
}
