package dev.firebreak.app.config;

import java.time.Duration;

/**
 * The console, the REST interface and the viewers' side.
 *
 * @param port 0 for any free one
 * @param publicUrl the address under which people reach the server, without a slash at the end; empty: as asked
 * @param maxBody bytes of a request body
 */
public record HttpSettings(
        String bind,
        int port,
        String publicUrl,
        boolean secureCookies,
        boolean openMetrics,
        Duration sessionTimeout,
        int maxBody,
        int eventClients,
        int eventQueue) {
    static HttpSettings read(KeyReader keys) {
        return new HttpSettings(
                keys.text("http.bind", "127.0.0.1"),
                keys.whole("http.port", 8080, 0, 65_535),
                keys.value("http.publicUrl", "", HttpSettings::publicUrl),
                keys.flag("http.secureCookies", false),
                keys.flag("http.openMetrics", false),
                keys.duration("http.sessionTimeout", "8h", "5m", "30d"),
                keys.size("http.maxBody", "64KiB", "4KiB", "8MiB"),
                keys.whole("http.eventClients", 64, 1, 10_000),
                keys.whole("http.eventQueue", 512, 16, 65_536));
    }

    private static String publicUrl(String text) {
        if (!text.isEmpty() && !text.matches("https?://[^/]+(/[^?#]*[^/?#])?")) {
            throw new IllegalArgumentException("is not an http(s) address without a slash at its end");
        }
        return text;
    }
}
