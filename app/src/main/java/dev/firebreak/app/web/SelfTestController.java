package dev.firebreak.app.web;

import dev.firebreak.app.web.SelfTestViews.SelfTest;
import dev.firebreak.core.copy.trial.IncidentTrialStore;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.IncidentState;
import dev.firebreak.core.incident.IncidentStore;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How well edited copies of an incident would be found. */
@RestController
final class SelfTestController {
    private final IncidentStore incidents;
    private final IncidentTrialStore trials;
    private final boolean enabled;

    SelfTestController(WebParts parts) {
        incidents = parts.incidents();
        trials = parts.trials();
        enabled = parts.config().copies().selfTest();
    }

    @GetMapping("/api/v1/incidents/{incident}/self-test")
    @Described(
            "How many of more than 800 edited copies of an incident a bank that holds it would recognise, by kind of edit")
    SelfTest one(@PathVariable IncidentId incident) {
        Incident found = incidents
                .find(incident)
                .orElseThrow(() -> new FirebreakException(ErrorCode.NOT_FOUND, "There is no incident " + incident));
        boolean waiting = enabled && found.state() == IncidentState.OPEN;
        return trials.find(incident).map(SelfTest::of).orElseGet(() -> SelfTest.none(waiting));
    }
}
