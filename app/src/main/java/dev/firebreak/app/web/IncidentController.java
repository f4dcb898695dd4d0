package dev.firebreak.app.web;

import dev.firebreak.app.incident.Decisions;
import dev.firebreak.app.live.LiveStreams;
import dev.firebreak.app.web.IncidentViews.Decided;
import dev.firebreak.app.web.IncidentViews.Detail;
import dev.firebreak.app.web.IncidentViews.Note;
import dev.firebreak.app.web.IncidentViews.SegmentRef;
import dev.firebreak.app.web.IncidentViews.Step;
import dev.firebreak.app.web.IncidentViews.StillRef;
import dev.firebreak.app.web.IncidentViews.Summary;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.incident.Decision;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.IncidentState;
import dev.firebreak.core.incident.IncidentStore;
import java.security.Principal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Incidents, and what people decide about them. */
@RestController
@RequestMapping("/api/v1/incidents")
final class IncidentController {
    private final IncidentStore incidents;
    private final LiveStreams live;
    private final Decisions decisions;
    private final AuditTrail audit;

    IncidentController(WebParts parts, AuditTrail audit) {
        incidents = parts.incidents();
        live = parts.live();
        decisions = parts.decisions();
        this.audit = audit;
    }

    @GetMapping
    @Described("Incidents: open ones first, then cut before hold, then newest first")
    List<Summary> list(@RequestParam(defaultValue = "50") int limit, @RequestParam(defaultValue = "0") int offset) {
        Input.page(limit, offset);
        return incidents.list(limit, offset).stream().map(this::summary).toList();
    }

    @GetMapping("/{incident}")
    @Described("One incident with its evidence timeline, stills, segments, actions and decisions")
    Detail one(@PathVariable IncidentId incident) {
        Incident found = incidents
                .find(incident)
                .orElseThrow(() -> new FirebreakException(ErrorCode.NOT_FOUND, "There is no incident " + incident));
        return new Detail(
                summary(found),
                incidents.timeline(incident).stream().map(LiveViews.Second::of).toList(),
                incidents.stills(incident).stream()
                        .map(still -> still.at().toMillis())
                        .map(at -> new StillRef(at, "/api/v1/incidents/%s/stills/%d.jpg".formatted(incident, at)))
                        .toList(),
                incidents.segments(incident).stream().map(SegmentRef::of).toList(),
                incidents.actions(incident).stream().map(Step::of).toList(),
                incidents.decisions(incident).stream().map(Decided::of).toList());
    }

    @PostMapping("/{incident}/confirm")
    @Described("It is an attack: the stop stands")
    Summary confirm(@PathVariable IncidentId incident, @RequestBody Note note, Principal who) {
        return decide(incident, IncidentState.CONFIRMED, note, who);
    }

    @PostMapping("/{incident}/dismiss")
    @Described("It is no attack: the stop is undone")
    Summary dismiss(@PathVariable IncidentId incident, @RequestBody Note note, Principal who) {
        return decide(incident, IncidentState.DISMISSED, note, who);
    }

    @PostMapping("/{incident}/restore")
    @Described("Undoes the stop without saying what it was")
    Summary restore(@PathVariable IncidentId incident, @RequestBody Note note, Principal who) {
        return decide(incident, IncidentState.RESTORED, note, who);
    }

    private Summary decide(IncidentId incident, IncidentState state, Note body, Principal who) {
        String note = Input.text("note", body.note(), Decision.MAX_NOTE);
        Incident decided = decisions.decide(incident, state, who.getName(), note);
        audit.add(who, Json.word(state) + "-incident", "incident:" + incident, note);
        return summary(decided);
    }

    private Summary summary(Incident incident) {
        boolean goesOn = live.find(incident.stream())
                .filter(now -> now.session().equals(incident.session()))
                .isPresent();
        return Summary.of(incident, goesOn);
    }
}
