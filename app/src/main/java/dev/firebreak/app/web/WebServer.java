package dev.firebreak.app.web;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.app.hma.HmaConfiguration;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The running web server. Close it to stop. */
public final class WebServer implements AutoCloseable {
    private final ServletWebServerApplicationContext context;

    private WebServer(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    /** Starts listening on {@code http.bind} and {@code http.port}; returns when requests are answered. */
    @MustBeClosed
    public static WebServer start(WebParts parts) {
        var context = new SpringApplicationBuilder(
                        parts.config().hma().enabled()
                                ? new Class<?>[] {WebConfiguration.class, HmaConfiguration.class}
                                : new Class<?>[] {WebConfiguration.class})
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(Map.of("spring.main.lazy-initialization", "false"))
                .initializers(start -> ((GenericApplicationContext) start).registerBean(WebParts.class, () -> parts))
                .run();
        return new WebServer((ServletWebServerApplicationContext) context);
    }

    /** The TCP port that is listened on. */
    public int port() {
        return java.util.Objects.requireNonNull(context.getWebServer(), "web server")
                .getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}
