package dev.firebreak.app.web;

import com.google.errorprone.annotations.MustBeClosed;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The machine's own Chromium, without a window. Notes what pages complain about and which servers they ask. */
public final class Browser implements AutoCloseable {
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    @MustBeClosed
    public Browser() {
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1",
                        "PLAYWRIGHT_NODEJS_PATH",
                        tool("node").toString())));
        chromium = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(tool("chromium"))
                        .setArgs(List.of("--no-sandbox", "--autoplay-policy=no-user-gesture-required")));
    }

    public Page page(String address, ColorScheme scheme, int width, int height) {
        BrowserContext context = chromium.newContext(new NewContextOptions()
                .setBaseURL(address)
                .setColorScheme(scheme)
                .setLocale("en-GB")
                .setTimezoneId("UTC")
                .setViewportSize(width, height));
        context.setDefaultTimeout(15_000);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> requests.add(request.url()));
        return page;
    }

    /** Errors of scripts, and what the content policy stopped. */
    public List<String> complaints() {
        return complaints;
    }

    public List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    private static Path tool(String name) {
        Optional<Path> found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        return found.orElseThrow(
                () -> new AssertionError(name + " is not on the PATH. On Debian: apt-get install chromium nodejs"));
    }
}
