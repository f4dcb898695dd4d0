package dev.firebreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.firebreak.app.cli.NamedMedia.Medium;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.edge.address.AddressPolicy;
import dev.firebreak.edge.address.AllowList;
import dev.firebreak.edge.address.HostResolver;
import dev.firebreak.edge.fetch.FileFetch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedMediaTest {
    private static final int MOST = 10;

    /** No process has it: the kernel's greatest is far below. */
    private static final long NO_PROCESS = 999_999_999L;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            int bytes = exchange.getRequestURI().getPath().equals("/over") ? MOST + 1 : MOST;
            exchange.sendResponseHeaders(200, bytes);
            exchange.getResponseBody().write(new byte[bytes]);
            exchange.close();
        });
        server.createContext("/slow", exchange -> {
            exchange.sendResponseHeaders(200, MOST);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            asked.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void serveNoMore() {
        never.countDown();
        server.stop(0);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private NamedMedia media(String... allowed) {
        AddressPolicy policy = new AddressPolicy(AllowList.of(List.of(allowed)), HostResolver.system());
        return new NamedMedia(() -> new FileFetch(policy, Duration.ofSeconds(60), MOST), folder, Clock.systemUTC());
    }

    private List<String> left() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(file -> !file.equals(folder))
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    @Test
    void aFileIsTakenAsItIs() throws Exception {
        try (NamedMedia media = media()) {
            Medium medium = media.take("some/film.mp4");
            media.letGo(medium);

            assertThat(medium).isEqualTo(new Medium("some/film.mp4", Path.of("some/film.mp4"), false));
            assertThat(left()).isEmpty();
        }
    }

    @Test
    void whatIsFetchedGoesWhenItIsLetGoAndAtTheEnd() throws Exception {
        try (NamedMedia media = media("127.0.0.1")) {
            Medium first = media.take(url("/film.mp4?token=secret#x"));
            Medium second = media.take(url("/film.mp4"));
            assertThat(first.name()).isEqualTo(url("/film.mp4"));
            assertThat(first.file()).hasSize(MOST);
            media.letGo(first);
            assertThat(first.file()).doesNotExist();
            assertThat(second.file()).exists();
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void limitsAndAddressesHoldAndNothingIsLeft() throws Exception {
        try (NamedMedia media = media("127.0.0.1");
                NamedMedia strict = media()) {
            assertThatThrownBy(() -> media.take(url("/over")))
                    .extracting(thrown -> ((FirebreakException) thrown).code())
                    .isEqualTo(ErrorCode.LIMIT_EXCEEDED);
            assertThatThrownBy(() -> strict.take(url("/")))
                    .extracting(thrown -> ((FirebreakException) thrown).code())
                    .isEqualTo(ErrorCode.ADDRESS_REFUSED);
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void beingToldToStopEndsAFetchFromASlowServer() throws Exception {
        try (NamedMedia media = media("127.0.0.1")) {
            Thread here = Thread.currentThread();
            Thread.ofVirtual().start(() -> {
                try {
                    asked.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                here.interrupt();
            });
            assertThatThrownBy(() -> media.take(url("/slow"))).isInstanceOf(InterruptedException.class);
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void whatAKilledCommandLeftBehindIsRemovedByTheNext() throws Exception {
        Path old = made("firebreak-match-" + NO_PROCESS + "-a", Duration.ofHours(25));
        Path recent = made("firebreak-match-" + NO_PROCESS + "-b", Duration.ofHours(1));
        Path running = made("firebreak-match-" + ProcessHandle.current().pid() + "-c", Duration.ofHours(25));
        Path other = made("else", Duration.ofHours(25));
        try (NamedMedia media = media("127.0.0.1")) {
            var unused = media.take(url("/"));
        }
        assertThat(old).doesNotExist();
        assertThat(List.of(recent, running, other))
                .allSatisfy(folder -> assertThat(folder).exists());
    }

    private Path made(String name, Duration age) throws IOException {
        Path made = Files.createDirectory(folder.resolve(name));
        Files.write(made.resolve("0"), new byte[1]);
        Files.setLastModifiedTime(
                made, FileTime.from(Clock.systemUTC().instant().minus(age)));
        return made;
    }

    @Test
    void secretsOfAUrlAreNotShown() {
        assertThat(NamedMedia.shown("https://me:pass@media.example/a.mp4?key=1#t"))
                .isEqualTo("https://media.example/a.mp4");
        assertThat(NamedMedia.shown("what?.mp4")).isEqualTo("what?.mp4");
    }
}
