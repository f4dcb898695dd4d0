package dev.firebreak.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * The console in a real browser, against the real server over stores in memory. No page may complain, or ask anybody but
 * that server.
 */
abstract class ConsoleInBrowser {
    private static final Path SHOTS = Path.of("target", "screenshots");

    /** Pictures of the documentation, taken anew with {@code -Dfirebreak.screenshot=true}. */
    private static final Map<String, String> IN_DOCS = Map.of("incident", "console.png", "clip", "footage.png");

    @SuppressWarnings("NullAway.Init") // set before all tests
    static Browser browser;

    WebFixture server;
    Page page;

    @BeforeAll
    @SuppressWarnings("MustBeClosedChecker") // closed after all tests
    static void launch() {
        browser = new Browser();
    }

    @AfterAll
    static void quit() {
        browser.close();
    }

    @BeforeEach
    @SuppressWarnings("MustBeClosedChecker") // closed after each test
    void start() {
        server = new WebFixture();
        browser.complaints().clear();
        browser.requests().clear();
        page = open(ColorScheme.LIGHT);
    }

    @AfterEach
    void stop() {
        String own = server.address();
        page.context().close();
        server.close();
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests())
                .allMatch(url -> url.startsWith(own) || url.startsWith("blob:") || url.startsWith("data:"));
    }

    final Page open(ColorScheme scheme) {
        Page fresh = browser.page(server.address(), scheme, 1280, 860);
        fresh.clock().setFixedTime(Date.from(server.clock.instant()));
        return fresh;
    }

    final void signIn(String name) {
        page.navigate("/");
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(WebFixture.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL("**/console/*.html");
        page.waitForSelector(".who");
        browser.complaints().removeIf(text -> text.contains("401"));
    }

    final void shot(String name) {
        page.waitForCondition(
                () -> Boolean.TRUE.equals(page.evaluate("Array.from(document.images).every(image => image.complete)")));
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setFullPage(true));
        if (IN_DOCS.containsKey(name) && Boolean.getBoolean("firebreak.screenshot")) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("..", "docs", IN_DOCS.get(name))));
        }
    }
}
