package dev.firebreak.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.incident.Until;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.MediaInfo;
import dev.firebreak.media.decode.MediaSource;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StreamPullTest {
    private static final StreamId STREAM = new StreamId("lobby");

    private final IngestFixture fixture = new IngestFixture();
    private final CountDownLatch over = new CountDownLatch(1);
    private final StreamPull pull = new StreamPull(
            STREAM,
            new MediaSource.Address(URI.create("rtmp://127.0.0.1/live/lobby")),
            fixture.opener(),
            Duration.ofMinutes(1),
            info -> new SidecarDelivery(() -> {}),
            over::countDown);

    @AfterEach
    void stop() {
        pull.disconnect("the test is over");
    }

    @Test
    void triesAgainWhileTheSourceCannotBeRead() throws InterruptedException {
        pull.start();
        tries(1);
        end(0, new DecodeEnd.SourceGone("not there yet"));
        tries(2);

        assertThat(fixture.registry.sessions(STREAM, 10)).as("no trace").isEmpty();
        assertThat(pull.gone()).isFalse();
    }

    @Test
    void isOnRecordFromItsFirstMediaToItsEnd() throws InterruptedException {
        pull.start();
        tries(1);
        fixture.decoders
                .opened()
                .getFirst()
                .listener()
                .opened(new MediaInfo("flv", Optional.empty(), Optional.empty(), Optional.empty()));
        Until.isTrue(
                "the start on record",
                () -> fixture.registry.sessions(STREAM, 10).size() == 1);
        assertThat(fixture.registry.sessions(STREAM, 10).getFirst().end()).isEmpty();

        end(0, new DecodeEnd.Finished(Duration.ofSeconds(1), 0, false));
        Until.isTrue(
                "the end on record",
                () -> fixture.registry.sessions(STREAM, 10).getFirst().end().isPresent());
        tries(2);
    }

    @Test
    void aDecoderThatCannotBeOpenedIsTriedAgain() throws InterruptedException {
        fixture.decoders.breakDown();
        pull.start();
        Until.isTrue("nothing left behind", () -> fixture.sessions.list().isEmpty());
        fixture.decoders.repair();

        tries(1);
    }

    @Test
    void stopsWhenTold() throws InterruptedException {
        pull.start();
        tries(1);
        pull.disconnect("test");

        assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(pull.gone()).isTrue();
        assertThat(fixture.sessions.list()).isEmpty();
        assertThat(fixture.decoders.opened()).hasSize(1);
    }

    private void tries(int count) throws InterruptedException {
        Until.isTrue("try " + count, () -> fixture.decoders.opened().size() == count);
    }

    private void end(int attempt, DecodeEnd how) {
        fixture.decoders.opened().get(attempt).end(how);
    }
}
