package dev.firebreak.app.web;

import dev.firebreak.app.duplicate.NearDuplicates;
import dev.firebreak.app.footage.FootageDesk;
import dev.firebreak.app.web.Described.Access;
import dev.firebreak.app.web.FootageViews.ClipSummary;
import dev.firebreak.app.web.NearDuplicateViews.Pair;
import dev.firebreak.app.web.NearDuplicateViews.Pairs;
import dev.firebreak.app.web.NearDuplicateViews.RulingBody;
import dev.firebreak.app.web.NearDuplicateViews.Similar;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.LookAlike;
import dev.firebreak.core.footage.NearDuplicate;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Clips that show the same though their files differ. */
@RestController
final class NearDuplicateController {
    private static final String OF_CLIP = "/api/v1/footage/{footage}/near-duplicates";

    private final FootageDesk desk;
    private final NearDuplicates duplicates;

    NearDuplicateController(FootageParts parts) {
        desk = parts.desk();
        duplicates = parts.duplicates();
    }

    @GetMapping("/api/v1/footage/near-duplicates")
    @Described(value = "Pairs of clips that show or sound the same, the newest first", access = Access.CUSTODIAN)
    Pairs list(@RequestParam(defaultValue = "50") int limit, @RequestParam(defaultValue = "0") int offset) {
        Input.page(limit, offset);
        FootageDesk.Ports ports = desk.ports();
        List<Pair> pairs = ports.pairs().list(limit, offset).stream()
                .flatMap(pair -> pair(pair).stream())
                .toList();
        return new Pairs(ports.pairs().count(), pairs);
    }

    private Optional<Pair> pair(NearDuplicate pair) {
        Optional<Footage> one = desk.ports().catalogue().find(pair.one());
        Optional<Footage> other = desk.ports().catalogue().find(pair.other());
        return one.isPresent() && other.isPresent()
                ? Optional.of(
                        new Pair(ClipSummary.of(one.get()), Similar.of(pair.one(), new LookAlike(pair, other.get()))))
                : Optional.empty();
    }

    @GetMapping(OF_CLIP)
    @Described(
            value = "What shows or sounds the same as a clip: withdrawn clips first, then the strongest",
            access = Access.CUSTODIAN)
    List<Similar> of(@PathVariable FootageId footage) {
        return duplicates.of(FootageController.find(desk, footage).id()).stream()
                .map(each -> Similar.of(footage, each))
                .toList();
    }

    @PutMapping(OF_CLIP + "/{other}/ruling")
    @Described(
            value =
                    "Says of two near-duplicates that they are not the same, or that both may be used although one was withdrawn; null takes it back",
            access = Access.CUSTODIAN)
    Similar rule(
            @PathVariable FootageId footage,
            @PathVariable FootageId other,
            @RequestBody RulingBody body,
            Principal who) {
        NearDuplicate pair = desk.rule(footage, other, body.said(), who.getName());
        return Similar.of(footage, new LookAlike(pair, FootageController.find(desk, other)));
    }
}
