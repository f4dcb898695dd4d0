package dev.firebreak.app.web;

import dev.firebreak.app.footage.FootageDesk;
import dev.firebreak.app.footage.ShotProposals;
import dev.firebreak.app.web.Described.Access;
import dev.firebreak.app.web.ShotMarkViews.Changes;
import dev.firebreak.app.web.ShotMarkViews.Marks;
import dev.firebreak.app.web.ShotMarkViews.Seen;
import dev.firebreak.app.web.problem.BadRequestException;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageId;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shot marks on a clip's timeline: proposed by the sound model, corrected by people. Each change names the version of the marks that
 * the person saw; when somebody else changed them meanwhile it is a conflict, and nothing is changed.
 */
@RestController
@RequestMapping("/api/v1/footage/{footage}/marks")
final class ShotMarkController {
    private static final int MAX_CHANGES = 100;

    private final FootageDesk desk;
    private final ShotProposals proposals;
    private final List<Object> locks =
            IntStream.range(0, 64).mapToObj(i -> new Object()).toList();

    ShotMarkController(FootageParts parts) {
        desk = parts.desk();
        proposals = parts.proposals();
    }

    @GetMapping
    @Described(value = "A clip's shot marks, by time, with their version", access = Access.CUSTODIAN)
    Marks marks(@PathVariable FootageId footage) {
        Footage clip = FootageController.find(desk, footage);
        return Marks.of(clip.marks(), desk.ports().marks().marks(footage));
    }

    @PatchMapping
    @Described(
            value =
                    "Sets, rejects, moves and takes away marks, all or none; 409 when they have changed since the version named",
            access = Access.CUSTODIAN)
    Marks change(@PathVariable FootageId footage, @RequestBody Changes body, Principal who) {
        var changes = Input.required("changes", body.changes());
        if (changes.isEmpty() || changes.size() > MAX_CHANGES) {
            throw new BadRequestException("changes has 1 to %d entries".formatted(MAX_CHANGES));
        }
        Footage clip = FootageController.find(desk, footage);
        changes.forEach(change -> change.check(clip.media().duration()));
        synchronized (lock(footage)) {
            requireVersion(footage, Input.required("version", body.version()));
            changes.forEach(change -> {
                Duration at = Duration.ofMillis(change.atMillis());
                if (change.state() == null) {
                    desk.unmark(footage, at, who.getName());
                } else {
                    desk.mark(footage, at, change.state(), who.getName());
                }
            });
            return marks(footage);
        }
    }

    @PutMapping("/seen")
    @Described(
            value =
                    "Says that a person has been through the whole clip: its confirmed marks are all its shots; or takes that back",
            access = Access.CUSTODIAN)
    Marks seen(@PathVariable FootageId footage, @RequestBody Seen body, Principal who) {
        FootageController.find(desk, footage);
        synchronized (lock(footage)) {
            requireVersion(footage, Input.required("version", body.version()));
            if (Input.required("seen", body.seen())) {
                desk.reviewed(footage, who.getName());
            } else {
                desk.reopen(footage, who.getName());
            }
            return marks(footage);
        }
    }

    @PostMapping("/proposals")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Described(
            value = "Has the sound model listen to the clip and propose marks, in the background",
            access = Access.CUSTODIAN,
            status = 202)
    ShotMarkViews.Listening propose(@PathVariable FootageId footage) {
        Footage clip = FootageController.find(desk, footage);
        if (clip.media().sound().isEmpty()) {
            throw new FirebreakException(ErrorCode.CONFLICT, "The clip has no sound");
        }
        return ShotMarkViews.Listening.of(proposals.ask(clip));
    }

    @GetMapping("/proposals")
    @Described(value = "How far the sound model has come with the clip", access = Access.CUSTODIAN)
    ShotMarkViews.Listening progress(@PathVariable FootageId footage) {
        return ShotMarkViews.Listening.of(proposals.job(footage));
    }

    private Object lock(FootageId footage) {
        return locks.get(Math.floorMod(footage.hashCode(), locks.size()));
    }

    private void requireVersion(FootageId footage, String version) {
        if (!marks(footage).version().equals(version)) {
            throw new FirebreakException(
                    ErrorCode.CONFLICT,
                    "Somebody else, or the model, has changed the marks meanwhile; look at them again");
        }
    }
}
