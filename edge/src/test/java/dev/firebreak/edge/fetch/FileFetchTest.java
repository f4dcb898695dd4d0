package dev.firebreak.edge.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.edge.address.AddressPolicy;
import dev.firebreak.edge.address.AllowList;
import dev.firebreak.edge.fetch.FileFetch.Fetched;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFetchTest {
    private static final int MOST = 10;
    private static final Duration TIME = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private Path into() {
        return folder.resolve("file");
    }

    private static FileFetch fetch(Duration time, String... allowed) {
        AddressPolicy policy = new AddressPolicy(
                AllowList.of(List.of(allowed)), host -> List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1})));
        return new FileFetch(policy, time, MOST);
    }

    private Fetched get(RawServer server, String path) {
        return fetch(TIME, "127.0.0.1").fetch(server.url(path), into());
    }

    private static ErrorCode code(Throwable thrown) {
        return ((FirebreakException) thrown).code();
    }

    @Test
    void takesABodyOfAStatedLengthInChunksOrUntilTheEnd() throws Exception {
        Map<String, String> answers = Map.of(
                "/length", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Type: Image/PNG; q=1\r\n\r\nhello",
                "/chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\n\r\n",
                "/end?a=b", "HTTP/1.0 200 OK\r\n\r\nhello",
                "/early", "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        try (RawServer server = new RawServer(answers)) {
            assertThat(get(server, "/length")).isEqualTo(new Fetched(5, "image/png"));
            for (String path : List.of("/chunks", "/end?a=b", "/early")) {
                Files.deleteIfExists(into());
                assertThat(get(server, path)).as(path).isEqualTo(new Fetched(5, ""));
                assertThat(into()).hasContent("hello");
            }
            assertThat(server.asked.getFirst())
                    .startsWith("GET /length HTTP/1.1\nHost: 127.0.0.1:" + server.port() + "\n");
        }
    }

    @Test
    void takesAFileUpToTheLimitAndNoByteMore() throws Exception {
        Map<String, String> answers = Map.of(
                "/at", "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(MOST),
                "/over", "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(MOST + 1));
        try (RawServer server = new RawServer(answers)) {
            assertThat(get(server, "/at").bytes()).isEqualTo(MOST);
            assertThatThrownBy(() -> get(server, "/over"))
                    .extracting(FileFetchTest::code)
                    .isEqualTo(ErrorCode.LIMIT_EXCEEDED);
        }
    }

    @Test
    void takesAHeadUpToTheLimitAndNotMore() throws Exception {
        String start = "HTTP/1.1 200 OK\r\nX: ";
        // Two bytes end the long line, and the empty line after it needs one more.
        int most = ResponseHead.MAX_BYTES - start.length() - 3;
        Map<String, String> answers = Map.of(
                "/at",
                start + "x".repeat(most) + "\r\n\r\nhello",
                "/over",
                start + "x".repeat(most + 1) + "\r\n\r\nhello");
        try (RawServer server = new RawServer(answers)) {
            assertThat(get(server, "/at").bytes()).isEqualTo(5);
            assertThatThrownBy(() -> get(server, "/over")).hasMessageContaining("has a head of more than");
        }
    }

    @Test
    void reachesNothingThatIsNotPublicNotEvenThroughARedirect() throws Exception {
        Map<String, String> answers = Map.of("/", "HTTP/1.1 200 OK\r\n\r\nsecret");
        try (RawServer inside = new RawServer(answers)) {
            assertThatThrownBy(() -> fetch(TIME).fetch(inside.url("/"), into()))
                    .extracting(FileFetchTest::code)
                    .isEqualTo(ErrorCode.ADDRESS_REFUSED);
            assertThatThrownBy(() -> fetch(TIME).fetch("file:///etc/passwd", into()))
                    .extracting(FileFetchTest::code)
                    .isEqualTo(ErrorCode.ADDRESS_REFUSED);
            String redirect = "HTTP/1.1 302 Found\r\nLocation: http://localhost.:%d/\r\n\r\n".formatted(inside.port());
            try (RawServer outside = new RawServer(Map.of("/", redirect))) {
                assertThatThrownBy(() -> fetch(TIME, "media.example")
                                .fetch("http://media.example:" + outside.port() + "/", into()))
                        .extracting(FileFetchTest::code)
                        .isEqualTo(ErrorCode.ADDRESS_REFUSED);
                assertThat(outside.asked).hasSize(1);
            }
            assertThat(inside.asked).isEmpty();
        }
    }

    @Test
    void followsRedirectsButNotForEver() throws Exception {
        Map<String, String> answers = Map.of(
                "/once", "HTTP/1.1 301 Moved\r\nLocation: /there\r\n\r\n",
                "/there", "HTTP/1.1 200 OK\r\n\r\nhello",
                "/round", "HTTP/1.1 302 Found\r\nLocation: /round\r\n\r\n",
                "/nowhere", "HTTP/1.1 302 Found\r\n\r\n");
        try (RawServer server = new RawServer(answers)) {
            assertThat(get(server, "/once").bytes()).isEqualTo(5);
            assertThatThrownBy(() -> get(server, "/round"))
                    .extracting(FileFetchTest::code)
                    .isEqualTo(ErrorCode.ADDRESS_REFUSED);
            assertThat(server.asked).hasSize(2 + AddressPolicy.MAX_REDIRECTS + 1);
            assertThatThrownBy(() -> get(server, "/nowhere")).hasMessageContaining("nowhere");
        }
    }

    @Test
    void saysWhatIsWrongWithAnAnswer() throws Exception {
        Map<String, String> answers = Map.of(
                "/short", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello",
                "/cut", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhello",
                "/long", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n0\r\n\r\n",
                "/minus", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "/gzip", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nhello",
                "/other", "SSH-2.0-OpenSSH\r\n");
        try (RawServer server = new RawServer(answers)) {
            for (String path : List.of("/short", "/cut", "/long", "/minus", "/gzip", "/other", "/missing")) {
                assertThatThrownBy(() -> get(server, path))
                        .as(path)
                        .extracting(FileFetchTest::code)
                        .isEqualTo(ErrorCode.SOURCE_GONE);
            }
        }
    }

    @Test
    void aServerThatNeverFinishesIsLeft() throws Exception {
        Map<String, String> answers =
                Map.of("/", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhelHANG", "/head", "HTTP/1.1 200HANG");
        try (RawServer server = new RawServer(answers)) {
            FileFetch fetch = fetch(Duration.ofMillis(300), "127.0.0.1");
            for (String path : List.of("/", "/head")) {
                assertThatThrownBy(() -> fetch.fetch(server.url(path), into()))
                        .as(path)
                        .hasMessageContaining("within 300 ms");
            }
        }
    }

    @Test
    void aServerThatSpeaksNoTlsIsNotTakenForOneThatDoes() throws Exception {
        try (RawServer plain = new RawServer(Map.of())) {
            assertThatThrownBy(() -> fetch(TIME, "127.0.0.1").fetch("https://127.0.0.1:" + plain.port() + "/", into()))
                    .extracting(FileFetchTest::code)
                    .isEqualTo(ErrorCode.SOURCE_GONE);
        }
    }
}
