package dev.firebreak.app.web;

import dev.firebreak.app.shadow.ShadowDesk;
import dev.firebreak.app.web.ShadowViews.Recorded;
import dev.firebreak.app.web.ShadowViews.Report;
import dev.firebreak.app.web.ShadowViews.Reviewed;
import dev.firebreak.app.web.problem.BadRequestException;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.shadow.ShadowMark;
import dev.firebreak.core.shadow.ShadowVerdictId;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What shadow mode recorded, and what people make of it. */
@RestController
@RequestMapping("/api/v1/shadow")
final class ShadowController {
    private final ShadowDesk desk;
    private final AuditTrail audit;

    ShadowController(WebParts parts, AuditTrail audit) {
        desk = parts.shadow();
        this.audit = audit;
    }

    /** @param mark false-alarm, real, game, film or unsure */
    record Mark(@Nullable String mark) {}

    @GetMapping
    @Described(
            "How often the model package was wrong on the server's own traffic, with bounds, and what is left to prove")
    Report report() {
        return Report.of(desk);
    }

    @GetMapping(path = "/report.csv", produces = "text/csv; charset=utf-8")
    @Described("The same as a table: all streams together, then each")
    String csv() {
        return ShadowCsv.of(Report.of(desk));
    }

    @GetMapping("/verdicts")
    @Described("Verdicts that were recorded and not acted on: those nobody has reviewed first, then the newest")
    List<Recorded> verdicts(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(defaultValue = "0") int offset) {
        Input.page(limit, offset);
        return desk.list(limit, offset).stream().map(Recorded::of).toList();
    }

    @GetMapping(path = "/verdicts/{verdict}/still.jpg", produces = MediaType.IMAGE_JPEG_VALUE)
    @Described("The picture at a recorded verdict")
    byte[] still(@PathVariable String verdict) {
        return desk.still(id(verdict))
                .orElseThrow(() -> new FirebreakException(
                        ErrorCode.NOT_FOUND, "There is no picture of a recorded verdict " + verdict))
                .jpeg();
    }

    @PutMapping("/verdicts/{verdict}/review")
    @Described(
            "Says what a recorded verdict was: false-alarm, real, game, film or unsure. Only real is not counted as false")
    Reviewed review(@PathVariable String verdict, @RequestBody Mark body, Principal who) {
        ShadowMark mark = mark(Input.required("mark", body.mark()));
        Recorded reviewed = Recorded.of(desk.review(id(verdict), mark, who.getName()));
        audit.add(who, "review-shadow-verdict", "shadow-verdict:" + reviewed.id(), Json.word(mark));
        return new Reviewed(reviewed, Report.of(desk));
    }

    private static ShadowMark mark(String word) {
        return Arrays.stream(ShadowMark.values())
                .filter(mark -> Json.word(mark).equals(word))
                .findFirst()
                .orElseThrow(() -> new BadRequestException("mark is false-alarm, real, game, film or unsure"));
    }

    private static ShadowVerdictId id(String text) {
        try {
            return ShadowVerdictId.of(text);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("A recorded verdict has a UUID");
        }
    }
}
