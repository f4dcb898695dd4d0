package dev.firebreak.app.web;

import dev.firebreak.app.footage.FinePeaks;
import dev.firebreak.app.footage.FootageDesk;
import dev.firebreak.app.web.Described.Access;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.FootageKind;
import dev.firebreak.core.footage.Thumbnail;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pictures, sound and media of clips. Opening the media is written down. */
@RestController
@RequestMapping("/api/v1/footage/{footage}")
final class FootageMediaController {
    private static final int PIECE = 1 << 16;

    private final FootageDesk desk;
    private final FinePeaks sound;
    private final AuditTrail audit;

    FootageMediaController(FootageParts parts, AuditTrail audit) {
        desk = parts.desk();
        sound = parts.sound();
        this.audit = audit;
    }

    /**
     * Loudness over time.
     *
     * @param stepMillis media time of one value
     * @param peaks largest absolute sample of each step as base64 of unsigned bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // written as JSON, never compared
    record Loudness(int stepMillis, byte[] peaks) {}

    @GetMapping(path = "/stills/{place}.jpg", produces = MediaType.IMAGE_JPEG_VALUE)
    @Described(value = "One still, by its place from 0", access = Access.CUSTODIAN)
    ResponseEntity<byte[]> still(@PathVariable FootageId footage, @PathVariable int place) {
        Thumbnail still = desk.ports()
                .catalogue()
                .thumbnail(footage, place)
                .orElseThrow(() -> new FirebreakException(
                        ErrorCode.NOT_FOUND, "The clip %s has no still %d".formatted(footage, place)));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noStore())
                .body(still.jpeg());
    }

    @GetMapping("/sound")
    @Described(value = "How loud a clip is, finely enough to set shot marks by", access = Access.CUSTODIAN)
    Loudness sound(@PathVariable FootageId footage) throws InterruptedException {
        Footage clip = FootageController.find(desk, footage);
        byte[] peaks = clip.media().sound().isEmpty() ? new byte[0] : sound.peaks(clip.sha256());
        return new Loudness(FinePeaks.STEP_MILLIS, peaks);
    }

    @GetMapping(path = "/media", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Described(
            value = "A clip's bytes as they came, whole or one range; opening it is written down",
            access = Access.CUSTODIAN)
    void media(@PathVariable FootageId footage, HttpServletRequest request, HttpServletResponse response, Principal who)
            throws IOException {
        Footage clip = FootageController.find(desk, footage);
        long from = 0;
        long to = clip.bytes() - 1;
        String wanted = request.getHeader(HttpHeaders.RANGE);
        if (wanted != null) {
            List<HttpRange> ranges = ranges(wanted);
            if (ranges.size() != 1 || ranges.getFirst().getRangeStart(clip.bytes()) > to) {
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + clip.bytes());
                response.sendError(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
                return;
            }
            from = ranges.getFirst().getRangeStart(clip.bytes());
            to = ranges.getFirst().getRangeEnd(clip.bytes());
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(from, to, clip.bytes()));
        }
        if (from == 0) {
            audit.add(who, "open-footage", "footage:" + footage, clip.originalName());
        }
        response.setContentType(type(clip));
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setContentLengthLong(to - from + 1);
        try (InputStream bytes = desk.ports().bytes().open(clip.sha256(), from, to - from + 1)) {
            copy(bytes, response);
        }
    }

    private static List<HttpRange> ranges(String header) {
        try {
            return HttpRange.parseRanges(header);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static void copy(InputStream bytes, HttpServletResponse response) throws IOException {
        byte[] piece = new byte[PIECE];
        int read = bytes.read(piece);
        while (read >= 0) {
            response.getOutputStream().write(piece, 0, read);
            read = bytes.read(piece);
        }
    }

    /** What browsers can play, by the container; never a type that a browser would run. */
    private static String type(Footage clip) {
        String container = clip.media().container();
        boolean pictures = clip.media().kind() == FootageKind.VIDEO;
        if (container.contains("mp4")) {
            return pictures ? "video/mp4" : "audio/mp4";
        }
        if (container.contains("matroska") || container.contains("webm")) {
            return pictures ? "video/webm" : "audio/webm";
        }
        return switch (container) {
            case "wav" -> "audio/wav";
            case "mp3" -> "audio/mpeg";
            case "ogg" -> pictures ? "video/ogg" : "audio/ogg";
            case "flac" -> "audio/flac";
            default -> MediaType.APPLICATION_OCTET_STREAM_VALUE;
        };
    }
}
