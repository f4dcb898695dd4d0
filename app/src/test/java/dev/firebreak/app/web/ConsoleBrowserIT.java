package dev.firebreak.app.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentState;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.util.Date;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages about streams, incidents and verdicts. */
class ConsoleBrowserIT extends ConsoleInBrowser {
    private Incident worst;

    @BeforeEach
    void fill() {
        worst = new Showcase(server).fill();
    }

    @Test
    void showsWhatIsLiveMostSevereFirst() {
        signIn("ada");

        assertThat(page.locator(".card h2")).hasText(new String[] {"lobby", "game-night", "garden", "main-stage"});
        assertThat(page.locator(".card").first()).containsText("Cut: withdrawn from viewers");
        shot("live");
    }

    @Test
    void keepsStillsBlurredUntilAsked() {
        signIn("rex");
        Locator still = page.locator(".card .still").first();

        assertThat(still).hasClass(Pattern.compile("hidden-picture"));
        still.getByRole(AriaRole.BUTTON).click();
        assertThat(still).not().hasClass(Pattern.compile("hidden-picture"));
        assertThat(page.getByLabel("When analysis is late").first()).isDisabled();
    }

    @Test
    void followsTheEvidenceLive() {
        signIn("ada");
        Locator card = page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName("Stream garden"));
        assertThat(card.locator(".chart")).hasAttribute("aria-label", Pattern.compile("score now \\d+ percent"));

        server.live.second(new StreamId("garden"), new TimelineSecond(906, null, null, 0.77, VerdictLevel.WATCH));

        assertThat(card.locator(".chart")).hasAttribute("aria-label", Pattern.compile("15:06: score now 77 percent"));
        server.live.end(new StreamId("garden"));
        assertThat(card).hasCount(0);
    }

    @Test
    void switchesTheLatePolicy() {
        signIn("ada");

        page.locator("#policy-garden").selectOption("pass");
        page.locator("#policy-garden").selectOption("hold");

        page.waitForCondition(() -> server.audit.list(10, 0).size() == 2);
        assertThat(page.locator("#problem")).isHidden();
    }

    @Test
    void restoresAnIncidentByKeyboardAlone() {
        signIn("rex");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Incidents"))
                .click();
        assertThat(page.locator(".incidents a").first()).containsText("lobby");
        shot("incidents");
        page.locator(".incidents a").first().press("Enter");
        assertThat(page.locator("h1")).hasText("Incident on lobby");
        assertThat(page.locator(".steps li").first()).containsText("Ban the key");
        assertThat(page.locator(".u-wrap")).hasCount(1);
        shot("incident");

        page.getByLabel("Note").fill("a rehearsal");
        tabTo("Restore");
        page.keyboard().press("Enter");
        tabTo("Restore");
        page.keyboard().press("Enter");

        assertThat(page.locator(".badge[data-state=restored]").first()).isVisible();
        assertThat(page.locator(".steps")).containsText("Lift the ban");
        assertThat(server.incidents.find(worst.id()).orElseThrow().state()).isEqualTo(IncidentState.RESTORED);
        assertThat(page.getByText("a rehearsal")).isVisible();
    }

    @Test
    void createsAStreamAndShowsItsKeyOnce() {
        signIn("ada");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Streams").setExact(true))
                .click();
        page.getByLabel("Stream id").fill("rooftop");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create"))
                .click();

        assertThat(page.getByLabel("Stream key")).hasValue(Pattern.compile("[a-z0-9]{32}"));
        assertThat(page.getByLabel("Server")).hasValue("rtmp://127.0.0.1/live");
        shot("streams");
        page.onceDialog(dialog -> dialog.accept("shows films"));
        page.getByLabel("Ban: rooftop").click();
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("rooftop")))
                .containsText("banned");
        page.reload();
        assertThat(page.locator("#key")).isHidden();
    }

    @Test
    void saysWhenNothingIsThere() {
        server.live.list().forEach(stream -> server.live.end(stream.stream()));
        signIn("ada");

        assertThat(page.getByText("Nothing is live")).isVisible();
        shot("empty");
    }

    @Test
    void refusesAWrongPasswordInWords() {
        page.navigate("/console/incidents.html");
        page.getByLabel("Name").fill("ada");
        page.getByLabel("Password").fill("wrong");
        shot("sign-in");
        page.getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("Name or password is wrong");
        page.getByLabel("Password").fill(WebFixture.PASSWORD);
        page.getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("h1")).hasText("Incidents");
        browser.complaints().removeIf(text -> text.contains("401"));
    }

    @Test
    void isReadableInTheDarkAndOnATelephone() {
        page.context().close();
        page = browser.page(server.address(), ColorScheme.DARK, 390, 844);
        page.clock().setFixedTime(Date.from(server.clock.instant()));
        signIn("ada");
        assertThat(page.locator(".card")).hasCount(4);
        shot("live-phone");
        page.navigate("/console/incident.html?id=" + worst.id());
        assertThat(page.locator("h1")).hasText("Incident on lobby");

        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        shot("incident-phone");
    }

    @Test
    void saysWhyNotEverythingIsArmed() {
        signIn("rex");

        assertThat(page.locator("#arming")).containsText("automatic hold is not armed");
    }

    @Test
    void reviewsShadowVerdictsByKeyboardAlone() {
        ShadowSamples.record(server, "lobby", Duration.ofHours(10), VerdictLevel.HOLD, VerdictLevel.CUT);
        signIn("rex");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Shadow"))
                .click();
        Locator verdicts = page.locator(".shadow-verdict");
        assertThat(verdicts).hasCount(2);
        assertThat(page.locator("#count")).hasText("2 to review");
        assertThat(verdicts.first().locator(".still")).hasClass(Pattern.compile("hidden-picture"));

        page.keyboard().press("j");
        page.keyboard().press("s");
        assertThat(verdicts.first().locator(".still")).not().hasClass(Pattern.compile("hidden-picture"));
        page.keyboard().press("g");
        assertThat(verdicts.first().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Game")))
                .hasAttribute("aria-pressed", "true");
        page.keyboard().press("j");
        page.keyboard().press("r");

        assertThat(page.locator("#count")).hasText("Everything is reviewed");
        assertThat(page.locator("#report")).containsText("at most 0.47 an hour");
        shot("shadow");
    }

    private void tabTo(String words) {
        for (int i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            String focused = (String) page.evaluate("document.activeElement?.textContent ?? ''");
            if (focused.startsWith(words)) {
                return;
            }
        }
        throw new AssertionError("The keyboard does not reach " + words);
    }
}
