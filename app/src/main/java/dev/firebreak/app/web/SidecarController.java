package dev.firebreak.app.web;

import dev.firebreak.app.config.MediaServerSettings;
import dev.firebreak.app.web.Described.Access;
import dev.firebreak.app.web.problem.BadRequestException;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

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
            value = "on_publish of nginx-rtmp: 204 lets the publisher in, 403 does not",
            access = Access.ANYBODY,
            status = 204)
    ResponseEntity<Void> publish(@PathVariable String server, HttpServletRequest request) {
        MediaServerSettings caller = caller(server, request);
        boolean admitted = callbacks.publish(caller, form(request));
        return ResponseEntity.status(admitted ? HttpStatus.NO_CONTENT : HttpStatus.FORBIDDEN)
                .build();
    }

    @PostMapping("/done")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Described(value = "on_publish_done of nginx-rtmp", access = Access.ANYBODY, status = 204)
    void done(@PathVariable String server, HttpServletRequest request) {
        callbacks.done(caller(server, request), form(request));
    }

    private MediaServerSettings caller(String name, HttpServletRequest request) {
        MediaServerSettings server = servers.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new FirebreakException(ErrorCode.NOT_FOUND, "No media server has that name"));
        if (!Addresses.within(request.getRemoteAddr(), server.allowedCallers())
                || !secretMatches(server, request.getParameter("secret"))) {
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

    private static Map<String, String> form(HttpServletRequest request) {
        if (request.getParameterMap().size() > SidecarCallbacks.MAX_FIELDS) {
            throw new BadRequestException("A callback has at most %d fields".formatted(SidecarCallbacks.MAX_FIELDS));
        }
        Map<String, String> form = new HashMap<>();
        request.getParameterMap().forEach((field, values) -> form.put(field, values[0]));
        form.remove("secret");
        return form;
    }
}
