package dev.firebreak.app.web;

import dev.firebreak.app.live.LiveStreams;
import dev.firebreak.app.web.LiveViews.Live;
import dev.firebreak.app.web.LiveViews.Second;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.stream.StreamId;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is live now. */
@RestController
@RequestMapping("/api/v1/live")
final class LiveController {
    private final LiveStreams live;

    LiveController(WebParts parts) {
        live = parts.live();
    }

    @GetMapping
    @Described("What is live, most severe first")
    List<Live> list() {
        return live.list().stream().map(Live::of).toList();
    }

    @GetMapping("/{stream}")
    @Described("One live stream")
    Live one(@PathVariable StreamId stream) {
        return live.find(stream).map(Live::of).orElseThrow(() -> notLive(stream));
    }

    @GetMapping("/{stream}/timeline")
    @Described("The evidence of a live stream's last minutes, second by second, oldest first")
    List<Second> timeline(@PathVariable StreamId stream) {
        if (live.find(stream).isEmpty()) {
            throw notLive(stream);
        }
        return live.timeline(stream).stream().map(Second::of).toList();
    }

    @GetMapping(path = "/{stream}/still.jpg", produces = MediaType.IMAGE_JPEG_VALUE)
    @Described("The newest picture of a live stream, scaled down")
    byte[] still(@PathVariable StreamId stream) {
        return live.lastStill(stream).orElseThrow(() -> notLive(stream)).jpeg();
    }

    private static FirebreakException notLive(StreamId stream) {
        return new FirebreakException(
                ErrorCode.NOT_FOUND, "Stream %s is not live, or shows nothing yet".formatted(stream));
    }
}
