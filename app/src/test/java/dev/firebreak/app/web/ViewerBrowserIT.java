package dev.firebreak.app.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentFormat;
import dev.firebreak.core.segment.SegmentId;
import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.testkit.incident.IncidentSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real media through the real gate, server and player. */
class ViewerBrowserIT {
    private static final StreamId LOBBY = new StreamId("lobby");
    private static final int SEGMENTS = 8;

    @TempDir
    private static Path folder;

    private final SessionId session = SessionId.random();

    @BeforeAll
    static void makeMedia() throws IOException, InterruptedException {
        Process ffmpeg = new ProcessBuilder(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=size=320x180:rate=25",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=frequency=300",
                        "-t",
                        Integer.toString(SEGMENTS),
                        "-c:v",
                        "libx264",
                        "-preset",
                        "ultrafast",
                        "-g",
                        "25",
                        "-pix_fmt",
                        "yuv420p",
                        "-c:a",
                        "aac",
                        "-f",
                        "segment",
                        "-segment_time",
                        "1",
                        "-segment_format",
                        "mpegts",
                        "%d.ts")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(ffmpeg.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(ffmpeg.exitValue())
                .as(Files.readString(folder.resolve("log")))
                .isZero();
    }

    @Test
    void playsWhatIsClearedAndSaysWhenItHasEnded() throws IOException {
        try (WebFixture server = new WebFixture();
                Browser browser = new Browser()) {
            Page page = browser.page(server.address(), ColorScheme.DARK, 1000, 700);
            page.navigate("/live/lobby");
            assertThat(page.locator("#headline")).hasText("Not live yet");
            browser.complaints().clear();

            server.gate.open(LOBBY, session, LatePolicy.HOLD);
            for (Segment segment : segments(server, LOBBY)) {
                server.gate.offer(segment);
            }
            server.gate.analysed(session, Duration.ofSeconds(6), VerdictLevel.CLEAR);

            assertThat(page.locator("#live")).isVisible();
            page.waitForCondition(() -> at(page) > 0.5);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "viewer.png")));
            server.gate.withdraw(LOBBY, session, Duration.ofMillis(5_500));
            assertThat(page.getByText("The stream has ended")).isVisible();
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests()).noneMatch(url -> url.endsWith("/6.ts") || url.endsWith("/7.ts"));
        }
    }

    @Test
    void showsReviewersTheKeptMediaMutedAndVeiled() throws IOException {
        try (WebFixture server = new WebFixture();
                Browser browser = new Browser()) {
            Incident incident = server.incidents.open(
                    IncidentSamples.incident(VerdictLevel.CUT, session, IncidentSamples.NOW), List.of());
            server.incidents.addSegments(incident.id(), segments(server, incident.stream()));
            Page page = browser.page(server.address(), ColorScheme.LIGHT, 1000, 700);
            page.navigate("/console/sign-in.html?next=%2Fconsole%2Fincident.html%3Fid%3D" + incident.id());
            page.getByLabel("Name").fill("rex");
            page.getByLabel("Password").fill(WebFixture.PASSWORD);
            page.getByRole(AriaRole.BUTTON).click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open the kept media"))
                    .click();

            assertThat(page.locator("video.veiled")).isVisible();
            page.waitForCondition(
                    () -> Boolean.TRUE.equals(page.evaluate("document.querySelector('video').readyState >= 3")));
            assertThat(page.evaluate("document.querySelector('video').muted")).isEqualTo(true);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show the picture"))
                    .click();
            assertThat(page.locator("video.veiled")).hasCount(0);
        }
    }

    private List<Segment> segments(WebFixture server, StreamId stream) throws IOException {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < SEGMENTS; i++) {
            byte[] bytes = Files.readAllBytes(folder.resolve(i + ".ts"));
            Segment segment = new Segment(
                    new SegmentId(stream, session, i),
                    Duration.ofSeconds(i),
                    server.clock.instant().plusSeconds(i),
                    Duration.ofSeconds(1),
                    SegmentFormat.MPEG_TS,
                    bytes.length,
                    Hash256.sha256(bytes),
                    i == 0);
            server.segments.put(segment, bytes);
            segments.add(segment);
        }
        return segments;
    }

    private static double at(Page page) {
        return ((Number) page.evaluate("document.querySelector('video').currentTime")).doubleValue();
    }
}
