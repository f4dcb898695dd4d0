package dev.firebreak.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.firebreak.app.report.MatchedFile.Found;
import dev.firebreak.app.report.MatchedFile.Moment;
import dev.firebreak.app.still.StillEncoder;
import dev.firebreak.app.web.Browser;
import dev.firebreak.core.evidence.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that {@code match --report} writes, in a real browser. */
class MatchReportBrowserIT {
    @Test
    void picturesAreBlurredUntilClickedAndNothingIsLoaded(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("report.html"), page());
        try (Browser browser = new Browser()) {
            Page page = browser.page("about:blank", ColorScheme.LIGHT, 1200, 800);
            page.onDialog(dialog -> {
                throw new AssertionError("The name of a file ran as script");
            });
            page.navigate(file.toUri().toString());
            assertThat(page.locator("h2").textContent()).isEqualTo(MatchReportTest.EVIL);
            Locator stills = page.locator("label.still");
            assertThat(stills.count()).isEqualTo(16);
            assertThat(blurred(stills)).isEqualTo(16);

            stills.first().click();
            assertThat(blurred(stills)).isEqualTo(15);
            stills.first().click();
            assertThat(blurred(stills)).isEqualTo(16);
            page.getByText("Show these pictures").click();
            assertThat(blurred(stills)).isZero();

            assertThat(page.locator("svg .band").boundingBox().width).isGreaterThan(100);
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests())
                    .allMatch(request -> request.startsWith("file:") || request.startsWith("data:"));
        }
    }

    private static long blurred(Locator stills) {
        return stills.locator("img").all().stream()
                .filter(image -> String.valueOf(image.evaluate("image => getComputedStyle(image).filter"))
                        .contains("blur("))
                .count();
    }

    private static String page() {
        byte[] rgb = new byte[64 * 36 * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i * 7);
        }
        byte[] jpeg = StillEncoder.encode(new Frame(Duration.ofSeconds(1), 64, 36, rgb, true))
                .jpeg();
        List<Moment> moments = IntStream.range(5, 13)
                .mapToObj(second -> MatchReportTest.moment(second, jpeg))
                .toList();
        Found found = MatchReportTest.found(MatchReportTest.EVIL, false, moments);
        return MatchReport.html(
                List.of(MatchReportTest.file(MatchReportTest.EVIL, List.of(found))),
                MatchReportTest.EVIL,
                Instant.EPOCH);
    }
}
