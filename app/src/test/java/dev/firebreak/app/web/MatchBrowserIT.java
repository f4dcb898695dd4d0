package dev.firebreak.app.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.firebreak.app.cli.Clips;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.testkit.bank.BankSamples;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on which files are matched with the banks. */
class MatchBrowserIT extends ConsoleInBrowser {
    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(120_000);

    @TempDir
    private static Path folder;

    private static Path film;
    private static Path copy;

    @BeforeAll
    static void make() {
        film = Clips.make(
                folder.resolve("film.webm"),
                "-f lavfi -i mandelbrot=s=320x180:r=5:start_scale=2:end_scale=0.001:end_pts=250 -t 40"
                        + " -c:v libvpx -deadline realtime -cpu-used 8 -b:v 1M -g 15");
        copy = Clips.make(
                folder.resolve("copy <b>.webm"),
                "-ss 5 -t 30 -i " + film
                        + " -vf crop=iw*0.96:ih*0.96 -c:v libvpx -deadline realtime -cpu-used 8 -b:v 800k");
    }

    private void press(String words) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(words).setExact(true))
                .click();
    }

    @Test
    void aReviewerHandsAFileInPutsItIntoABankAndItsCopyIsFound() {
        Bank bank = BankSamples.bank(server.banks, "ATTACKS", BankSamples.CUT);
        server.bankIndex.follow();
        signIn("rex");
        page.navigate("/match");
        assertThat(page.locator("#limits")).hasText("At most 512.0 MiB.");

        page.locator("#file").setInputFiles(film);
        assertThat(page.locator("#result")).containsText("Of nothing in the banks that you may see.", PATIENTLY);
        page.getByLabel("Note (may be empty)").fill("seen today");
        press("Put it there");
        assertThat(page.locator("#told")).containsText("Added to ATTACKS as entry 1.", PATIENTLY);
        assertThat(server.banks.find(bank.id()).orElseThrow().entries()).isEqualTo(1);
        server.bankIndex.follow();

        page.locator("#file").setInputFiles(copy);
        assertThat(page.locator("#result")).containsText("A copy of one banked thing.", PATIENTLY);
        assertThat(page.locator("#result h2")).hasText("copy <b>.webm");
        Locator match = page.locator(".found li");
        assertThat(match).hasCount(1);
        assertThat(match).containsText("ATTACKS entry 1");
        assertThat(match).containsText("cuts the stream");
        assertThat(match).containsText("as good as sure, score");
        assertThat(match).containsText("of the entry");
        Locator video = page.locator(".preview video");
        assertThat(filter(video)).contains("blur(");
        press("Show the picture");
        assertThat(filter(video)).isEqualTo("none");
        press("Hide the picture");
        shot("match");
    }

    private static String filter(Locator video) {
        return (String) video.evaluate("video => getComputedStyle(video).filter");
    }

    @Test
    void aCustodianMatchesToo() {
        signIn("cleo");
        page.navigate("/console/match.html");
        assertThat(page.locator("#limits")).hasText("At most 512.0 MiB.");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Match")))
                .hasAttribute("aria-current", "page");
    }
}
