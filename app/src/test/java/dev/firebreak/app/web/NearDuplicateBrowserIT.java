package dev.firebreak.app.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.firebreak.core.copy.Channel;
import dev.firebreak.core.copy.trial.IncidentTrial;
import dev.firebreak.core.copy.trial.IncidentTrialStore.Numbered;
import dev.firebreak.core.copy.trial.IncidentTrialStore.Plan;
import dev.firebreak.core.copy.trial.Trial;
import dev.firebreak.core.edit.EditKind;
import dev.firebreak.core.footage.ClipPrintStore.Detail;
import dev.firebreak.core.footage.ClipPrints;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.Withdrawal;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.testkit.copy.SampleFilm;
import dev.firebreak.testkit.footage.FootageSamples;
import dev.firebreak.testkit.incident.IncidentSamples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Clips that show the same, and the self-test of an incident, in the console. */
class NearDuplicateBrowserIT extends ConsoleInBrowser {
    private Footage add(String name, int from, int seconds) {
        Footage clip = server.library.add(
                name,
                FootageSamples.description("yard", name, "class:harmless"),
                List.of(),
                name.getBytes(StandardCharsets.UTF_8));
        ClipPrints prints =
                new ClipPrints(List.of(), Optional.of(new SampleFilm(1).video(from, seconds)), Optional.empty());
        server.library.duplicates.enter(clip.id(), prints, Detail.WHOLE, "cleo");
        return clip;
    }

    @Test
    void aCustodianRulesOnAClipThatShowsTheSameAsAWithdrawnOne() {
        Footage gone = add("gone.mp4", 0, 30);
        Footage back = add("holiday.mp4", 10, 15);
        server.library.catalogue.withdraw(gone.id(), new Withdrawal(server.clock.instant(), "cleo", "asked for", true));
        signIn("cleo");
        browser.complaints().clear();

        page.navigate("/console/clip.html?id=" + back.id());

        assertThat(page.locator("#similar .note")).containsText("no new dataset holds it");
        assertThat(page.locator("#similar tbody tr")).containsText("gone.mp4");
        shot("near-duplicates");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("May stay: gone.mp4"))
                .click();
        assertThat(page.locator("#similar tbody tr")).containsText("cleo: the same, and may stay");
        assertThat(page.locator("#similar .note")).hasCount(0);
        assertThat(server.library.pairs.likeness().held()).isEmpty();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take back: gone.mp4"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Not the same: gone.mp4"))
                .click();
        assertThat(page.locator("#similar tbody tr")).containsText("cleo: not the same");
        browser.complaints().clear(); // the clips of this test have no media to play
    }

    @Test
    void aReviewerFollowsTheSelfTestOfAnIncident() {
        Incident incident = server.incidents.open(
                IncidentSamples.incident(VerdictLevel.CUT, SessionId.random(), server.clock.instant()), List.of());
        server.trials.begin(incident.id(), new Plan(816, 1, 15, true), server.clock.instant());
        Trial found = new Trial(EditKind.REENCODED, "H.264", Set.of(Channel.PICTURE, Channel.SOUND), 0.9, 1);
        Trial heard = new Trial(EditKind.CROPPED, "cropped to 60 %", Set.of(Channel.SOUND), 0.9, 1);
        Trial missed = new Trial(EditKind.REFILMED, "from the side", Set.of(), 0, 0);
        server.trials.add(
                incident.id(),
                List.of(new Numbered(0, found), new Numbered(1, heard), new Numbered(2, missed)),
                server.clock.instant());
        signIn("rex");

        page.navigate("/console/incident.html?id=" + incident.id());

        assertThat(page.locator("#self-test [role=status]"))
                .hasText("Running 3 of 816. 2 of 3 edited copies of 15 s of it would be found.");
        assertThat(page.locator("#self-test li")).hasText(new String[] {
            "re-filmed screen: 1 of 1 copies would not be found, for example: from the side",
            "cropped: 1 of 1 copies would be found by their sound only, for example: cropped to 60 %"
        });
        page.getByText("By kind of edit").click();
        assertThat(page.locator("#self-test tbody tr")).hasCount(3);
        shot("self-test");
        server.trials.end(incident.id(), IncidentTrial.State.DONE, "", server.clock.instant());
        assertThat(page.locator("#self-test [role=status]"))
                .hasText("2 of 3 edited copies of 15 s of it would be found.");
        assertThat(page.locator("#self-test tbody tr").first()).isVisible();
    }
}
