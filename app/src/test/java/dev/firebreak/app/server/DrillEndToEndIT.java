package dev.firebreak.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.firebreak.app.drill.Drill;
import dev.firebreak.app.drill.Scoreboard;
import dev.firebreak.app.web.Browser;
import dev.firebreak.media.drill.DrillTimetable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The product's promise, end to end: a staged attack through real RTMP, and nobody sees it. */
class DrillEndToEndIT {
    private static final System.Logger log = System.getLogger(DrillEndToEndIT.class.getName());

    @TempDir
    Path folder;

    @Test
    void withholdsCutsAndRecordsAStagedAttackAndGivesItBackWhenAPersonSaysSo() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder, Map.of())) {
            Scoreboard board = new Drill(server.address(), server.token(), Clock.systemUTC(), line -> {})
                    .run(DrillTimetable.DEFAULT, Duration.ofSeconds(1), Optional.empty());
            log.log(System.Logger.Level.INFO, "Scoreboard\n" + board.text());

            assertThat(board.attackFramesSeen()).isZero();
            assertThat(board.attackFramesPublished()).isPositive();
            assertThat(board.harmlessFramesSeen()).isGreaterThan(100);
            assertThat(board.passed()).isTrue();

            JsonNode incident = server.incident("drill", "cut");
            JsonNode detail =
                    server.get("/api/v1/incidents/" + incident.path("id").asString());
            assertThat(detail.path("timeline")).isNotEmpty();
            assertThat(detail.path("stills")).isNotEmpty();
            assertThat(detail.path("segments")).isNotEmpty();
            awaitActions(server, incident, List.of("ban-key", "disconnect-publisher", "withdraw", "preserve"));
            assertThat(server.get("/api/v1/streams/drill").path("ban").isNull()).isFalse();

            restoreInTheConsole(server);
            awaitActions(server, incident, List.of("lift-ban", "release"));
            assertThat(server.get("/api/v1/streams/drill").path("ban").isNull()).isTrue();
        }
    }

    /** As a reviewer does it: sign in, look at the incident, one button. */
    private static void restoreInTheConsole(ServerProcess server) {
        try (Browser browser = new Browser()) {
            Page page = browser.page(server.address().toString(), ColorScheme.LIGHT, 1280, 900);
            page.navigate("/");
            page.getByLabel("Name").fill("admin");
            page.getByLabel("Password").fill(server.adminPassword());
            button(page, "Sign in").click();
            page.waitForURL("**/console/index.html");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Incidents"))
                    .click();
            page.locator(".incidents a").first().click();
            PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Incident on drill");
            PlaywrightAssertions.assertThat(page.locator(".steps")).containsText("Ban the key");
            PlaywrightAssertions.assertThat(page.locator(".still").first()).hasClass(Pattern.compile("hidden-picture"));
            button(page, "Restore").first().click();
            page.locator("#sure-yes").click();
            PlaywrightAssertions.assertThat(
                            page.locator(".badge[data-state=restored]").first())
                    .isVisible();
            assertThat(browser.requests())
                    .allMatch(url -> url.startsWith(server.address().toString())
                            || url.startsWith("blob:")
                            || url.startsWith("data:"));
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** Every action of these kinds is there once and done. */
    static void awaitActions(ServerProcess server, JsonNode incident, List<String> kinds) {
        String path = "/api/v1/incidents/" + incident.path("id").asString();
        Eventually.holds("actions " + kinds + " done", () -> {
            List<String> done = new ArrayList<>();
            for (JsonNode action : server.get(path).path("actions")) {
                if (action.path("state").asString().equals("done")) {
                    done.add(action.path("kind").asString());
                }
            }
            assertThat(done).doesNotHaveDuplicates();
            return done.containsAll(kinds);
        });
    }
}
