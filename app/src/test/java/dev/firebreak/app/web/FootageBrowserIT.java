package dev.firebreak.app.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.ShotMark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages of the footage library. */
class FootageBrowserIT extends ConsoleInBrowser {
    @BeforeAll
    static void wait30Seconds() {
        // Files are checked one after the other, in the background, on a machine that may be busy.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    @Test
    void handsInFilesThatAreDroppedOnThePage() throws Exception {
        signIn("cory");
        drop("clip.mp4", UploadIT.media(300_000, 1));
        drop("again.mp4", UploadIT.media(300_000, 1));
        drop("broken.mp4", "this is no film".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        describe();
        shot("hand-in");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Hand in 3 files"))
                .click();

        assertThat(page.locator("#uploads [data-good]")).hasText("Added to the library");
        assertThat(page.locator("#uploads")).containsText("The same file is here as ");
        assertThat(row("broken.mp4")).containsText("Refused: It cannot be decoded");
        shot("handed-in");
        assertThat(server.library
                        .catalogue
                        .count(dev.firebreak.core.footage.FootageQuery.ALL)
                        .total())
                .isEqualTo(1);
        page.reload();
        assertThat(page.locator("#past li")).hasCount(3);
    }

    @Test
    void goesOnWhereItWasInterrupted() throws Exception {
        signIn("cory");
        byte[] media = UploadIT.media(20 << 20, 2);
        AtomicInteger pieces = new AtomicInteger();
        AtomicBoolean broken = new AtomicBoolean(true);
        page.route("**/api/v1/uploads/*", route -> {
            boolean second = route.request().method().equals("PATCH") && pieces.incrementAndGet() >= 2;
            if (second && broken.get()) {
                route.abort("connectionfailed");
            } else {
                route.resume();
            }
        });
        choose("long.mp4", media);
        describe();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Hand in 1 file"))
                .click();
        page.waitForCondition(() -> pieces.get() >= 2);
        page.getByLabel("Pause long.mp4").click();
        assertThat(row("long.mp4")).containsText("Paused");
        browser.complaints().removeIf(text -> text.contains("ERR_CONNECTION_FAILED"));

        // Mended only when the page is gone: a request that hung when it was paused would go through then.
        page.reload();
        broken.set(false);
        assertThat(page.locator("#past li")).containsText("40 % is here");
        List<String> offsets = new java.util.concurrent.CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (request.method().equals("PATCH")) {
                offsets.add(request.headers().get("upload-offset"));
            }
        });
        choose("long.mp4", media);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Hand in 1 file"))
                .click();

        assertThat(row("long.mp4")).containsText("Added to the library");
        assertThat(offsets).containsExactly("8388608", "16777216");
    }

    @Test
    void searchesByWordsAndFacets() {
        new LibraryShowcase(server).fill();
        signIn("cleo");

        assertThat(page.locator(".clips > li")).hasCount(LibraryShowcase.CLIPS);
        assertThat(page.locator(".still").first()).hasClass(Pattern.compile("hidden-picture"));
        shot("footage");
        page.getByLabel("Night").check();
        assertThat(page.locator(".clips > li")).hasCount(3);
        page.getByLabel("Words").fill("exercise");
        assertThat(page.locator(".clips > li")).hasCount(2);
        assertThat(page.locator("#count")).containsText("2 clips");
        page.reload();
        assertThat(page.locator(".clips > li")).hasCount(2);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Clear the search"))
                .click();
        assertThat(page.locator(".clips > li")).hasCount(LibraryShowcase.CLIPS);
    }

    @Test
    void marksShotsByKeyboardAlone() {
        Footage clip = new LibraryShowcase(server).fill();
        signIn("cleo");
        page.navigate("/console/clip.html?id=" + clip.id());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Let the model propose shots"))
                .press("Enter");
        assertThat(page.locator(".now")).containsText("Mark 1 of 5 at 0:02.000: proposed, 90 % by first 1.0");
        Locator stage = page.locator(".stage");
        assertThat(stage).hasAttribute("data-fine", "true");
        stage.focus();

        press("a"); // accepts, and goes on to the next
        assertThat(page.locator(".now")).containsText("Mark 2 of 5");
        press("r");
        assertThat(page.locator(".now")).containsText("Mark 3 of 5");
        press(".", ".", ">"); // 10 + 10 + 100 ms later, and so a person's
        assertThat(page.locator(".now")).containsText("at 0:05.120: a shot, says cleo");
        press("ArrowRight", "ArrowRight");
        assertThat(page.locator(".now")).containsText("Mark 5 of 5");
        press("a", "u"); // taken back
        assertThat(page.locator(".now")).containsText("Mark 5 of 5 at 0:07.500: proposed");
        press("]", "]", "i"); // 200 ms behind the mark
        assertThat(page.locator(".now")).containsText("Mark 6 of 6 at 0:07.700: a shot");
        press("p", "r");
        shot("clip");

        assertThat(server.library.marks.marks(clip.id()))
                .extracting(mark -> mark.at().toMillis() + " " + mark.state())
                .containsExactly(
                        "2000 CONFIRMED",
                        "3000 REJECTED",
                        "5120 CONFIRMED",
                        "6000 PROPOSED",
                        "7500 REJECTED",
                        "7700 CONFIRMED");
    }

    @Test
    void saysWhenSomebodyElseChangedTheMarks() {
        Footage clip = new LibraryShowcase(server).fill();
        signIn("cleo");
        page.navigate("/console/clip.html?id=" + clip.id());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Let the model propose shots"))
                .click();
        assertThat(page.locator(".now")).containsText("Mark 1 of 5");
        server.library.marks.mark(
                clip.id(),
                new ShotMark(Duration.ofSeconds(9), ShotMark.State.CONFIRMED, 1, "ada", server.clock.instant()));
        page.locator(".stage").focus();
        page.keyboard().press("a");

        assertThat(page.locator("#problem")).containsText("Somebody else");
        assertThat(page.locator(".now")).containsText("of 6");
        browser.complaints().removeIf(text -> text.contains("409"));
    }

    @Test
    void withdrawsAClip() {
        Footage clip = new LibraryShowcase(server).fill();
        signIn("cleo");
        page.navigate("/console/clip.html?id=" + clip.id());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Withdraw this clip"))
                .click();
        page.getByLabel("Reason").fill("consent was taken back");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Withdraw").setExact(true))
                .click();

        assertThat(page.locator(".note.bad[role=status]")).containsText("consent was taken back");
        assertThat(page.locator(".note.bad[role=status]")).containsText("first 1.0");
        assertThat(server.library.catalogue.find(clip.id()).orElseThrow().withdrawal())
                .isPresent();
    }

    @Test
    void showsWhatIsMissing() {
        new LibraryShowcase(server).fill();
        signIn("cleo");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Coverage"))
                .click();

        assertThat(page.locator("#gaps")).containsText("No place ‘water’.");
        assertThat(page.locator(".heat")).containsText("Chest");
        page.getByLabel("Rows").selectOption("light");
        assertThat(page.locator(".heat tbody th").first()).hasText("Daylight");
        assertThat(page.locator("#lacking")).containsText("Dusk or dawn");
        shot("coverage");
        page.locator(".heat td:not([data-none]) a").first().click();
        assertThat(page.locator("#count")).containsText("clip");
    }

    @Test
    void makesADatasetOfASearch() {
        new LibraryShowcase(server).fill();
        signIn("cleo");
        page.getByLabel("Night").check();
        assertThat(page.locator("#count")).containsText("3 clips");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Make a dataset of these"))
                .click();
        assertThat(page.locator("#query")).containsText("Of the 3 clips found by light:night");
        page.getByLabel("Name").fill("night-2026");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make it"))
                .click();

        assertThat(page.locator("#made")).containsText("night-2026 1 is made.");
        page.getByText("What is in it").click();
        assertThat(page.locator(".datasets table")).containsText("gunshot");
        shot("datasets");
        Object sheet = page.evaluate(
                "fetch(document.querySelector('.datasets a').href).then((answer) => answer.json()).then((sheet) => sheet.conformsTo)");
        assertThat(sheet).isEqualTo("http://mlcommons.org/croissant/1.0");
        page.getByLabel("Name").fill("night-2026");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make it"))
                .click();
        assertThat(page.locator(".datasets > li")).hasCount(1);
    }

    @Test
    void isReadableInTheDarkAndOnATelephone() {
        Footage clip = new LibraryShowcase(server).fill();
        page.context().close();
        page = browser.page(server.address(), ColorScheme.DARK, 390, 844);
        page.clock().setFixedTime(Date.from(server.clock.instant()));
        signIn("cleo");
        for (String address : List.of("footage.html", "hand-in.html", "coverage.html", "datasets.html")) {
            page.navigate("/console/" + address);
            assertThat(page.locator(".who")).isVisible();
            assertFits();
        }
        page.navigate("/console/clip.html?id=" + clip.id());
        assertThat(page.locator(".stage")).hasAttribute("data-fine", "true");
        assertFits();
        shot("clip-phone");
    }

    private void assertFits() {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(page.url())
                .isEqualTo(true);
    }

    /** Each key is waited for: what it changed is on the server before the next. */
    private void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
            page.waitForTimeout(50);
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        }
    }

    private void describe() {
        page.getByLabel("Set", new Page.GetByLabelOptions().setExact(true)).fill("dock-1");
        page.getByLabel("Source group").fill("exercise 1");
        page.getByLabel("What it shows").fill("gunshot");
        page.getByLabel("Contributor:").fill("Police of Somewhere");
        page.getByLabel("Class", new Page.GetByLabelOptions().setExact(true)).selectOption("class:harmless");
        page.getByLabel("Night").check();
        page.getByLabel("Lawful basis").fill("public task");
        page.getByLabel("Purpose").fill("training of detection");
        page.getByLabel("Licence").fill("none stated");
    }

    private Locator row(String name) {
        return page.locator("#uploads li", new Page.LocatorOptions().setHasText(name))
                .first();
    }

    /** As a person drags a file from their desktop onto the page. */
    private void drop(String name, byte[] bytes) {
        page.waitForSelector(
                "#about button.main",
                new Page.WaitForSelectorOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        page.evaluate("""
                ([name, base64]) => {
                  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
                  const files = new DataTransfer();
                  files.items.add(new File([bytes], name, {type: 'video/mp4', lastModified: 1}));
                  const event = (kind) => new DragEvent(kind, {dataTransfer: files, bubbles: true, cancelable: true});
                  const place = document.getElementById('drop');
                  place.dispatchEvent(event('dragenter'));
                  place.dispatchEvent(event('dragover'));
                  place.dispatchEvent(event('drop'));
                }""", List.of(name, Base64.getEncoder().encodeToString(bytes)));
    }

    private void choose(String name, byte[] bytes) throws Exception {
        page.waitForSelector(
                "#about button.main",
                new Page.WaitForSelectorOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        Path folder = Files.createDirectories(Path.of("target", "to-hand-in"));
        Path file = folder.resolve(name);
        if (!Files.exists(file) || Files.size(file) != bytes.length) {
            Files.write(file, bytes);
        }
        page.locator("#files").setInputFiles(file);
    }
}
