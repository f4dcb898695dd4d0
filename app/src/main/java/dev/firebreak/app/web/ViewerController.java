package dev.firebreak.app.web;

import dev.firebreak.app.web.Described.Access;
import dev.firebreak.app.web.problem.Problems;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.edge.gate.HlsGate;
import dev.firebreak.edge.gate.HlsHeaders;
import dev.firebreak.edge.gate.PlaylistAnswer;
import dev.firebreak.edge.gate.SegmentAnswer;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What viewers fetch, through the gate. Open to everybody, from every site. */
@RestController
@RequestMapping("/live/{stream}")
final class ViewerController {
    private final HlsGate gate;

    ViewerController(WebParts parts) {
        gate = parts.gate();
    }

    @GetMapping("/index.m3u8")
    @Described(value = "A stream's HLS playlist: only segments that have been cleared", access = Access.ANYBODY)
    ResponseEntity<?> playlist(@PathVariable StreamId stream) {
        return switch (gate.playlist(stream)) {
            case PlaylistAnswer.Playlist playlist ->
                open(playlist.status(), HlsHeaders.PLAYLIST_CACHE)
                        .eTag(playlist.etag())
                        .contentType(MediaType.parseMediaType(HlsHeaders.PLAYLIST_TYPE))
                        .body(playlist.text().getBytes(StandardCharsets.UTF_8));
            case PlaylistAnswer.NotYet notYet ->
                open(notYet.status(), HlsHeaders.SEGMENT_CACHE)
                        .header(HttpHeaders.RETRY_AFTER, Integer.toString(notYet.retryAfterSeconds()))
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(missing("Stream %s has no cleared segment yet".formatted(stream)));
            case PlaylistAnswer.NotLive notLive ->
                open(notLive.status(), HlsHeaders.SEGMENT_CACHE)
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(missing("Stream %s is not live".formatted(stream)));
        };
    }

    @GetMapping("/{session}/{sequence}.ts")
    @Described(value = "One segment that the playlist lists; 410 once it has been withdrawn", access = Access.ANYBODY)
    ResponseEntity<?> segment(
            @PathVariable StreamId stream, @PathVariable SessionId session, @PathVariable long sequence) {
        return switch (gate.segment(stream, session, sequence)) {
            case SegmentAnswer.Bytes segment ->
                open(segment.status(), HlsHeaders.SEGMENT_CACHE)
                        .contentType(MediaType.parseMediaType(segment.mediaType()))
                        .body(segment.bytes());
            case SegmentAnswer.Refused refused ->
                open(refused.status(), HlsHeaders.SEGMENT_CACHE)
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(
                                refused.status() == HttpStatus.GONE.value()
                                        ? Problems.of(HttpStatus.GONE, "This segment was withdrawn")
                                        : missing("There is no such segment, or it is there no more"));
        };
    }

    private static ResponseEntity.BodyBuilder open(int status, String cache) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.CACHE_CONTROL, cache)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, HlsHeaders.ALLOW_ORIGIN)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, HlsHeaders.ALLOW_METHODS)
                .header("Cross-Origin-Resource-Policy", "cross-origin");
    }

    private static ProblemDetail missing(String detail) {
        return Problems.of(ErrorCode.NOT_FOUND, detail);
    }
}
