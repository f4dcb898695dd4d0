package dev.firebreak.app.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Server-sent events. Each client has the virtual thread of its request, which writes and waits. */
@RestController
final class EventsController {
    private static final Logger log = LoggerFactory.getLogger(EventsController.class);

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Then the client connects anew, and its session or token is looked at again. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final EventFeed feed;

    EventsController(EventFeed feed) {
        this.feed = feed;
    }

    @GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Described("Live events: changed, second, ended, incident. Begins with a 'changed' for all that is live")
    void events(HttpServletResponse response) throws IOException, InterruptedException {
        EventClient client = feed.connect()
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.SERVICE_UNAVAILABLE, "Too many consoles follow events; try again later"));
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        try {
            response.getOutputStream().write("retry: 2000\n\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            response.flushBuffer();
            client.write(response.getOutputStream(), HEARTBEAT, LONGEST);
        } catch (IOException e) {
            log.debug("A console left the live events", e);
        } finally {
            feed.disconnect(client);
        }
    }
}
