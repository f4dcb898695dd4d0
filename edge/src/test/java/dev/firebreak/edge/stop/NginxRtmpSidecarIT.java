package dev.firebreak.edge.stop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.Registration;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.stream.StreamKey;
import dev.firebreak.edge.callback.CallbackAnswer;
import dev.firebreak.edge.callback.KeyBook;
import dev.firebreak.edge.callback.NginxRtmpCallback;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real nginx-rtmp from the shipped configuration, real ffmpeg publishers, and Firebreak's callbacks and stop sequence. */
class NginxRtmpSidecarIT {
    static final StreamId STREAM = new StreamId("studio");
    private static final StreamId OTHER = new StreamId("studio-2");
    private static final Registration.Ban BAN = new Registration.Ban(Instant.EPOCH, "gunfire");
    private static final System.Logger log = System.getLogger(NginxRtmpSidecarIT.class.getName());

    @TempDir
    Path directory;

    private final KeyBook keys = new KeyBook();
    private final HttpClient viewer = HttpClient.newHttpClient();
    private CallbackServer callbacks;
    private SidecarNginx nginx;
    private NginxRtmpConnector connector;

    @BeforeEach
    @SuppressWarnings("MustBeClosedChecker") // closed by stop()
    void start() throws Exception {
        keys.put(registration(STREAM, "right"));
        keys.put(registration(OTHER, "otherright"));
        callbacks = new CallbackServer(new NginxRtmpCallback(keys, "live"));
        nginx = SidecarNginx.start(directory, callbacks.port());
        connector = new NginxRtmpConnector(nginx.settings());
    }

    @AfterEach
    void stop() {
        connector.close();
        nginx.close();
        callbacks.close();
        viewer.shutdownNow();
    }

    @Test
    void letsTheRightKeyInAndNoOther() throws Exception {
        try (TestPublisher right = publish(STREAM, "right");
                TestPublisher wrong = publish(OTHER, "right")) {
            Waiting.until("the right publisher is seen by viewers", () -> segments(STREAM) >= 2);
            Waiting.until("the wrong publisher has been turned away", wrong::over);

            assertThat(connector.verifyGone(STREAM)).isFalse();
            assertThat(connector.verifyGone(OTHER)).isTrue();
            assertThat(callbacks.refused(CallbackAnswer.Reason.UNKNOWN_KEY)).isOne();
            assertThat(right.over()).isFalse();
            assertThat(segments(OTHER)).isZero();
        }
        Waiting.until("the server tells that the publisher left", () -> callbacks.left() == 1);
        Waiting.until("the server says so itself", () -> connector.verifyGone(STREAM));
        assertThat(Files.readString(directory.resolve("error.log")))
                .as("keys in the log")
                .doesNotContain("right");
    }

    @Test
    void aBannedPublisherThatRetriesEverySecondStaysOut() throws Exception {
        try (TestPublisher retrying = TestPublisher.retrying(nginx.rtmpPort(), name(STREAM, "right"), directory);
                TestPublisher other = publish(OTHER, "otherright")) {
            Waiting.until("both are seen by viewers", () -> segments(STREAM) >= 2 && segments(OTHER) >= 2);

            keys.ban(STREAM, BAN);
            StopOutcome outcome = sequence().stop(STREAM);

            log.log(System.Logger.Level.INFO, "banned publisher that retries: {0}", outcome);
            assertThat(outcome).isInstanceOf(StopOutcome.Done.class);
            assertThat(outcome.report().dropped()).isOne();
            assertThat(outcome.report().comebacks()).isZero();
            Waiting.until("it has tried again twice", () -> callbacks.refused(CallbackAnswer.Reason.BANNED_KEY) >= 2);
            assertThat(retrying.attempts()).isGreaterThanOrEqualTo(3);
            assertThat(connector.verifyGone(STREAM)).isTrue();
            assertWithdrawn();
            assertThat(connector.verifyGone(OTHER)).as("others go on").isFalse();
            assertThat(other.over()).isFalse();
            assertThat(segments(OTHER)).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void dropsAgainWhenThePublisherComesBackBeforeItsBan() throws Exception {
        callbacks.afterAnswer(answer -> {
            if (callbacks.admitted() == 2) {
                keys.ban(STREAM, BAN);
            }
        });
        try (TestPublisher retrying = TestPublisher.retrying(nginx.rtmpPort(), name(STREAM, "right"), directory)) {
            Waiting.until("it is seen by viewers", () -> segments(STREAM) >= 2);

            StopOutcome outcome = sequence().stop(STREAM);

            log.log(System.Logger.Level.INFO, "publisher that came back once: {0}", outcome);
            assertThat(outcome).isInstanceOf(StopOutcome.Done.class);
            assertThat(outcome.report().comebacks()).isOne();
            assertThat(outcome.report().dropped()).isEqualTo(2);
            assertThat(retrying.attempts()).isGreaterThanOrEqualTo(2);
            assertWithdrawn();
        }
    }

    @Test
    void aPublisherThatIgnoresTheServersFinIsVerifiedGone() throws Exception {
        try (DeafProxy proxy = new DeafProxy(nginx.rtmpPort());
                TestPublisher deaf = TestPublisher.once(proxy.port(), name(STREAM, "right"), directory)) {
            Waiting.until("it is seen by viewers", () -> segments(STREAM) >= 2);

            keys.ban(STREAM, BAN);
            StopOutcome outcome = sequence().stop(STREAM);

            log.log(System.Logger.Level.INFO, "publisher that ignores the FIN: {0}", outcome);
            assertThat(outcome).isInstanceOf(StopOutcome.Done.class);
            assertThat(proxy.serverClosed()).isTrue();
            Waiting.until("it still sends", () -> proxy.bytesAfterClose() > 20_000);
            assertThat(deaf.over()).as("it has noticed nothing").isFalse();
            assertThat(connector.verifyGone(STREAM)).isTrue();
            assertWithdrawn();
        }
    }

    @Test
    void nobodyGetsInWhileFirebreakDoesNotAnswer() throws Exception {
        callbacks.close();

        try (TestPublisher publisher = publish(STREAM, "right")) {
            Waiting.until("it has been turned away", publisher::over);
        }

        assertThat(connector.verifyGone(STREAM)).isTrue();
        assertThat(segments(STREAM)).isZero();
    }

    @Test
    void droppingNobodyIsNoError() {
        assertThat(connector.drop(STREAM)).isZero();
        assertThat(connector.withdraw(STREAM)).isZero();
    }

    private StopSequence sequence() {
        return new StopSequence(connector, StopSettings.defaults(), Clock.systemUTC(), Pause.real());
    }

    private TestPublisher publish(StreamId stream, String key) {
        return TestPublisher.once(nginx.rtmpPort(), name(stream, key), directory);
    }

    private static String name(StreamId stream, String key) {
        return stream + "?key=" + key;
    }

    /** Segments that viewers see listed. */
    private long segments(StreamId stream) throws IOException, InterruptedException {
        HttpResponse<String> playlist = get(nginx.playlist(stream.value()));
        return playlist.statusCode() == 200
                ? playlist.body().lines().filter(line -> line.endsWith(".ts")).count()
                : 0;
    }

    private void assertWithdrawn() throws IOException, InterruptedException {
        try (Stream<Path> files = Files.list(nginx.hls().resolve(STREAM.value()))) {
            List<String> left =
                    files.map(file -> String.valueOf(file.getFileName())).toList();
            assertThat(left).noneMatch(file -> file.endsWith(".ts"));
        }
        HttpResponse<String> playlist = get(nginx.playlist(STREAM.value()));
        assertThat(playlist.body()).contains("#EXT-X-ENDLIST").doesNotContain(".ts");
        assertThat(playlist.headers().firstValue("Cache-Control")).contains("no-store");
    }

    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return viewer.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Registration registration(StreamId stream, String key) {
        return new Registration(stream, "", new StreamKey(key).sha256(), LatePolicy.HOLD, Optional.empty());
    }
}
