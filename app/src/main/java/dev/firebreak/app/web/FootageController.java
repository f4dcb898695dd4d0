package dev.firebreak.app.web;

import dev.firebreak.app.duplicate.NearDuplicates;
import dev.firebreak.app.footage.FootageDesk;
import dev.firebreak.app.web.Described.Access;
import dev.firebreak.app.web.FootageViews.ClipDetail;
import dev.firebreak.app.web.FootageViews.ClipSummary;
import dev.firebreak.app.web.FootageViews.Found;
import dev.firebreak.app.web.FootageViews.ModelRef;
import dev.firebreak.app.web.FootageViews.Reach;
import dev.firebreak.app.web.FootageViews.WithdrawBody;
import dev.firebreak.app.web.problem.BadRequestException;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.Dataset;
import dev.firebreak.core.footage.Description;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.FootageQuery;
import dev.firebreak.core.footage.SoundCurve;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The clips of the footage library. */
@RestController
@RequestMapping("/api/v1/footage")
final class FootageController {
    private final FootageDesk desk;
    private final NearDuplicates duplicates;

    FootageController(FootageParts parts) {
        desk = parts.desk();
        duplicates = parts.duplicates();
    }

    @GetMapping
    @Described(
            value =
                    "Searches clips by words and labels (facet:term), newest first, and counts what there is of each facet",
            access = Access.CUSTODIAN)
    Found search(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable List<String> label,
            @RequestParam(required = false) @Nullable String standing,
            @RequestParam(defaultValue = "48") int limit,
            @RequestParam(defaultValue = "0") int offset) {
        Input.page(limit, offset);
        FootageQuery query = FootageSearch.query(text, label, standing);
        FootageDesk.Ports ports = desk.ports();
        return Found.of(
                ports.catalogue().search(query, limit, offset),
                ports.catalogue().count(query),
                ports.vocabulary().vocabulary());
    }

    @GetMapping("/{footage}")
    @Described(value = "One clip with all that is known about it", access = Access.CUSTODIAN)
    ClipDetail one(@PathVariable FootageId footage) {
        FootageDesk.Ports ports = desk.ports();
        Footage clip = find(desk, footage);
        return new ClipDetail(
                ClipSummary.of(clip),
                clip.sha256().hex(),
                clip.addedBy(),
                FootageViews.Media.of(clip.media()),
                DescriptionBody.of(clip.description()),
                FootageViews.stills(clip, ports.catalogue().thumbnails(footage)),
                "/api/v1/footage/%s/media".formatted(footage),
                SoundCurve.STEP.toMillis(),
                ports.catalogue().soundCurve(footage).map(SoundCurve::peaks).orElse(new byte[0]),
                clip.withdrawal().map(FootageViews.Withdrawn::of).orElse(null),
                ports.datasets().holding(footage).stream()
                        .map(Dataset::reference)
                        .toList(),
                ports.models().madeFrom(clip).stream().map(ModelRef::of).toList(),
                duplicates.of(footage).stream()
                        .map(each -> NearDuplicateViews.Similar.of(footage, each))
                        .toList());
    }

    @PutMapping("/{footage}/description")
    @Described(
            value = "Replaces what is said about a clip; datasets that hold it stay as they are",
            access = Access.CUSTODIAN)
    DescriptionBody describe(@PathVariable FootageId footage, @RequestBody DescriptionBody body, Principal who) {
        Description description = Input.checked(body::description);
        desk.describe(footage, description, who.getName());
        return DescriptionBody.of(description);
    }

    @PostMapping("/{footage}/withdraw")
    @Described(
            value =
                    "Withdraws a clip from all future datasets, and names the datasets and models that were made with it",
            access = Access.CUSTODIAN)
    Reach withdraw(@PathVariable FootageId footage, @RequestBody WithdrawBody body, Principal who) {
        String reason = Input.text("reason", body.reason(), Description.MAX_NOTE);
        if (reason.isEmpty()) {
            throw new BadRequestException("reason is missing");
        }
        boolean erase = body.erase() != null && body.erase();
        return Reach.of(desk.withdraw(footage, reason, erase, who.getName()));
    }

    static Footage find(FootageDesk desk, FootageId id) {
        return desk.ports()
                .catalogue()
                .find(id)
                .orElseThrow(() -> new FirebreakException(ErrorCode.NOT_FOUND, "There is no clip " + id));
    }
}
