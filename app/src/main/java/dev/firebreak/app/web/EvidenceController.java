package dev.firebreak.app.web;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentFormat;
import dev.firebreak.core.segment.SegmentStore;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pictures and media of incidents. Only for reviewers; opening the media is written down. */
@RestController
@RequestMapping("/api/v1/incidents/{incident}")
final class EvidenceController {
    private static final String PLAYLIST = "application/vnd.apple.mpegurl";

    private final IncidentStore incidents;
    private final SegmentStore segments;
    private final AuditTrail audit;

    EvidenceController(WebParts parts, AuditTrail audit) {
        incidents = parts.incidents();
        segments = parts.segments();
        this.audit = audit;
    }

    @GetMapping(path = "/stills/{atMillis}.jpg", produces = MediaType.IMAGE_JPEG_VALUE)
    @Described("One still, by its media time")
    byte[] still(@PathVariable IncidentId incident, @PathVariable long atMillis) {
        return incidents.stills(incident).stream()
                .filter(still -> still.at().toMillis() == atMillis)
                .findFirst()
                .orElseThrow(() -> notFound("still at %d ms".formatted(atMillis), incident))
                .jpeg();
    }

    @GetMapping(path = "/playlist.m3u8", produces = PLAYLIST)
    @Described("The kept segments as an HLS playlist, for a muted player")
    String playlist(@PathVariable IncidentId incident, Principal who) {
        List<Segment> kept = incidents.segments(incident).stream()
                .filter(segment -> segment.format() == SegmentFormat.MPEG_TS)
                .toList();
        if (kept.isEmpty()) {
            throw notFound("segment that a browser can play", incident);
        }
        audit.add(who, "open-evidence", "incident:" + incident, "");
        long target = kept.stream()
                .mapToLong(segment -> segment.duration().plusMillis(999).toSeconds())
                .max()
                .orElse(1);
        StringBuilder text = new StringBuilder(
                "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-TARGETDURATION:%d\n".formatted(target));
        long expected = kept.get(0).id().sequence();
        for (Segment segment : kept) {
            if (segment.discontinuity() || segment.id().sequence() != expected) {
                text.append("#EXT-X-DISCONTINUITY\n");
            }
            expected = segment.id().sequence() + 1;
            text.append(String.format(
                    Locale.ROOT,
                    "#EXTINF:%.3f,\nsegments/%d.ts\n",
                    segment.duration().toNanos()
                            / (double) Duration.ofSeconds(1).toNanos(),
                    segment.id().sequence()));
        }
        return text.append("#EXT-X-ENDLIST\n").toString();
    }

    @GetMapping(path = "/segments/{sequence}.{extension}")
    @Described("The bytes of one kept segment")
    ResponseEntity<byte[]> segment(
            @PathVariable IncidentId incident, @PathVariable long sequence, @PathVariable String extension) {
        Segment segment = incidents.segments(incident).stream()
                .filter(kept -> kept.id().sequence() == sequence
                        && kept.format().extension().equals(extension))
                .findFirst()
                .orElseThrow(() -> notFound("segment " + sequence, incident));
        byte[] bytes =
                segments.read(segment.id()).orElseThrow(() -> notFound("kept bytes of segment " + sequence, incident));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(segment.format().mediaType()))
                .body(bytes);
    }

    private static FirebreakException notFound(String what, IncidentId incident) {
        return new FirebreakException(ErrorCode.NOT_FOUND, "Incident %s has no %s".formatted(incident, what));
    }
}
