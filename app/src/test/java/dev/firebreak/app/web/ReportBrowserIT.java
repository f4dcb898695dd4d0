package dev.firebreak.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.firebreak.app.report.WatchReport;
import dev.firebreak.app.report.WatchedSource;
import dev.firebreak.app.still.StillEncoder;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that {@code watch --report} writes, in a real browser. */
class ReportBrowserIT {
    private static final String EVIL = "<img src=x onerror=alert(1)>.mp4";

    @Test
    void stillsAreBlurredUntilClickedAndNothingIsLoaded(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("report.html"), page());
        try (Browser browser = new Browser()) {
            Page page = browser.page("about:blank", ColorScheme.LIGHT, 1100, 900);
            page.onDialog(dialog -> {
                throw new AssertionError("The name of a file ran as script");
            });
            page.navigate(file.toUri().toString());
            assertThat(page.locator("h2").textContent()).startsWith(EVIL);
            Locator still = page.locator("button.still");
            assertThat(filter(still)).contains("blur(");
            still.click();
            assertThat(filter(still)).isEqualTo("none");
            still.click();
            assertThat(filter(still)).contains("blur(");
            assertThat(page.locator("svg path.score").boundingBox().width).isGreaterThan(400);
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests())
                    .allMatch(request -> request.startsWith("file:") || request.startsWith("data:"));
        }
    }

    private static String filter(Locator still) {
        return (String) still.locator("img").evaluate("image => getComputedStyle(image).filter");
    }

    private static String page() {
        List<TimelineSecond> seconds = List.of(
                new TimelineSecond(0, null, null, 0.2, VerdictLevel.CLEAR),
                new TimelineSecond(1, null, null, 0.9, VerdictLevel.CUT));
        Verdict cut = new Verdict(VerdictLevel.CUT, Duration.ofMillis(1500), 0.9, Optional.empty(), EVIL);
        WatchedSource source = new WatchedSource(
                EVIL,
                EVIL,
                Duration.ofSeconds(2),
                VerdictLevel.CUT,
                List.of(cut),
                seconds,
                List.of(StillEncoder.encode(new Frame(Duration.ofSeconds(1), 64, 36, new byte[64 * 36 * 3], true))));
        return WatchReport.html(List.of(source), EVIL, Instant.EPOCH);
    }
}
