package dev.firebreak.app.web;

import dev.firebreak.app.web.Described.Access;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.stream.StreamId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What viewers fetch, behind the gate. Open to everybody, from every site. */
@RestController
final class ViewerController {
    private final ViewerHls viewers;

    ViewerController(WebParts parts) {
        viewers = parts.viewers();
    }

    @GetMapping("/live/{stream}/{file}")
    @Described(
            value = "A stream's HLS playlist (index.m3u8) or one of the segments that it lists",
            access = Access.ANYBODY)
    ResponseEntity<byte[]> file(@PathVariable StreamId stream, @PathVariable String file) {
        ViewerHls.HlsFile found = viewers.fetch(stream, file)
                .orElseThrow(() -> new FirebreakException(
                        ErrorCode.NOT_FOUND, "Stream %s has no such file, or has it no more".formatted(stream)));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(found.contentType()))
                .header(HttpHeaders.CACHE_CONTROL, found.cacheControl())
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .body(found.bytes());
    }
}
