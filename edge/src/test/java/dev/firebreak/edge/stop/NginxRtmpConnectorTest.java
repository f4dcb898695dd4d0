package dev.firebreak.edge.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.stream.StreamId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connector against a server that answers as the test says; the real nginx is in {@code NginxRtmpSidecarIT}. */
class NginxRtmpConnectorTest {
    private static final StreamId STREAM = new StreamId("studio");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch testOver = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final NginxRtmpConnector connector;
    private volatile int status = 200;
    private volatile String body = "1";
    private volatile boolean stalls;

    NginxRtmpConnectorTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        connector = new NginxRtmpConnector(
                new NginxRtmpSettings(at("/control"), at("/stat"), "live", Optional.empty(), Duration.ofSeconds(2)));
    }

    @BeforeEach
    void start() {
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        testOver.countDown();
        connector.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void dropsByApplicationAndName() {
        body = "2\n";

        assertThat(connector.drop(STREAM)).isEqualTo(2);
        assertThat(asked).containsExactly("/control/drop/publisher?app=live&name=studio");
    }

    @Test
    void looksAtTheStatisticsAnewEachTime() {
        body =
                "<rtmp><server><application><name>live</name><live><stream><name>studio</name><publishing/></stream></live>"
                        + "</application></server></rtmp>";
        assertThat(connector.verifyGone(STREAM)).isFalse();

        body = body.replace("<publishing/>", "");
        assertThat(connector.verifyGone(STREAM)).isTrue();
        assertThat(asked).containsExactly("/stat", "/stat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "-1", "<html>", "99999999999999999999"})
    void anAnswerWithoutANumberIsAFailure(String answer) {
        body = answer;

        assertFails(() -> connector.drop(STREAM), "with a number");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 404, 500})
    void anyStatusBut200IsAFailure(int answer) {
        status = answer;

        assertFails(() -> connector.drop(STREAM), "answered " + answer);
        assertFails(() -> connector.verifyGone(STREAM), "answered " + answer);
    }

    @Test
    void anAnswerMayBeAsLongAsTheLimitAndNoLonger() {
        String longest = "1" + " ".repeat(NginxRtmpConnector.MAX_ANSWER_BYTES - 1);
        body = longest;
        assertThat(connector.drop(STREAM)).isOne();

        body = longest + " ";
        assertFails(() -> connector.drop(STREAM), "more than");
    }

    @Test
    void anAnswerThatStopsInTheMiddleIsAFailure() {
        try (NginxRtmpConnector hasty = new NginxRtmpConnector(
                new NginxRtmpSettings(at("/control"), at("/stat"), "live", Optional.empty(), Duration.ofMillis(200)))) {
            stalls = true;

            assertFails(() -> hasty.verifyGone(STREAM), "no whole answer within 200 ms");
        }
    }

    @Test
    void aServerThatIsNotThereIsAFailure() {
        server.stop(0);

        assertFails(() -> connector.drop(STREAM), "failed");
    }

    @Test
    void withoutADirectoryThereIsNothingToWithdraw() {
        assertThat(connector.withdraw(STREAM)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "live&name=", "li/ve"})
    void refusesApplicationNamesThatCouldChangeTheRequest(String app) {
        assertThatThrownBy(() -> new NginxRtmpSettings(
                        URI.create("http://h:1"),
                        URI.create("http://h:1"),
                        app,
                        Optional.empty(),
                        Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://h", "file:///x", "http:x", "nginx", "http://h/?x"})
    void refusesControlAddressesThatAreNotHttp(String control) {
        assertThatThrownBy(() -> new NginxRtmpSettings(
                        URI.create("http://h:1"), URI.create(control), "live", Optional.empty(), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static void assertFails(ThrowingCallable call, String why) {
        assertThatThrownBy(call)
                .hasMessageContaining(why)
                .isInstanceOfSatisfying(
                        FirebreakException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STOP_FAILED));
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (status == 302) {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
        }
        exchange.sendResponseHeaders(status, status == 204 ? -1 : bytes.length + (stalls ? 1 : 0));
        if (status != 204) {
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
        }
        if (stalls) {
            await();
        }
        exchange.close();
    }

    private void await() {
        try {
            testOver.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
