package dev.firebreak.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.incident.Until;
import dev.firebreak.core.stream.Admission;
import dev.firebreak.core.stream.Admission.Refusal;
import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.MediaSink.EndReason;
import dev.firebreak.core.stream.PublishRequest;
import dev.firebreak.core.stream.Publisher;
import dev.firebreak.core.stream.Registration;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.stream.StreamKey;
import dev.firebreak.edge.callback.KeyBook;
import dev.firebreak.edge.gate.GateSettings;
import dev.firebreak.edge.gate.HlsGate;
import dev.firebreak.media.feed.Segmentation;
import dev.firebreak.testkit.FakeClock;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RtmpIngestTest {
    private static final StreamId LOBBY = new StreamId("lobby");
    private static final StreamId ATTIC = new StreamId("attic");

    private final IngestFixture fixture = new IngestFixture();
    private final FakeClock clock = new FakeClock();
    private final KeyBook keys = new KeyBook();
    private RtmpIngest ingest = ingest(clock, 10, 10);

    @BeforeEach
    void register() {
        for (StreamId stream : new StreamId[] {LOBBY, ATTIC}) {
            fixture.registry.save(new Registration(
                    stream, "", new StreamKey(stream + "-key").sha256(), LatePolicy.HOLD, Optional.empty()));
        }
        keys.refresh(fixture.registry);
    }

    @Test
    void refusesAnUnknownKey() {
        assertThat(refusal(admit("nobody", new NotedPublisher()))).isEqualTo(Refusal.UNKNOWN_KEY);
    }

    @Test
    void refusesABannedKey() {
        keys.ban(LOBBY, new Registration.Ban(FakeClock.START, "test"));

        assertThat(refusal(admit("lobby-key", new NotedPublisher()))).isEqualTo(Refusal.BANNED_KEY);
    }

    @Test
    void admitsOnePublisherAStream() {
        NotedPublisher first = new NotedPublisher();
        Admission.Admitted admitted = admitted(admit("lobby-key", first));

        assertThat(admitted.stream()).isEqualTo(LOBBY);
        assertThat(refusal(admit("lobby-key", new NotedPublisher()))).isEqualTo(Refusal.ALREADY_LIVE);
        assertThat(ingest.publisher(LOBBY)).containsSame(first);
        assertThat(fixture.sessions.list()).hasSize(1);
    }

    @Test
    void takesNoMoreStreamsThanItsLimit() {
        ingest = ingest(clock, 1, 10);
        admitted(admit("lobby-key", new NotedPublisher()));

        assertThat(refusal(admit("attic-key", new NotedPublisher()))).isEqualTo(Refusal.STREAM_LIMIT);
    }

    @Test
    void whenThePublisherLeavesTheStreamIsFreeAndTheSessionIsOnRecord() throws InterruptedException {
        Admission.Admitted first = admitted(admit("lobby-key", new NotedPublisher()));
        first.sink().ended(EndReason.PUBLISHER_LEFT);

        assertThat(fixture.decoders.opened().getFirst().endOfFeed()).isTrue();
        assertThat(fixture.sessions.list()).isEmpty();
        assertThat(ingest.publisher(LOBBY)).isEmpty();
        Until.isTrue(
                "the end on record",
                () -> fixture.registry.sessions(LOBBY, 10).stream()
                        .anyMatch(session -> session.end().isPresent()));
        NotedPublisher second = new NotedPublisher();
        admitted(admit("lobby-key", second));
        assertThat(ingest.publisher(LOBBY)).containsSame(second);
    }

    @Test
    void aPublisherWhoseConnectionIsClosedIsNobodyToStop() {
        NotedPublisher publisher = new NotedPublisher();
        admitted(admit("lobby-key", publisher));
        publisher.gone = true;

        assertThat(ingest.publisher(LOBBY)).isEmpty();
    }

    @Test
    void aStreamThatCannotBeDecodedLeavesNothingBehind() {
        fixture.decoders.breakDown();
        assertThat(refusal(admit("lobby-key", new NotedPublisher()))).isEqualTo(Refusal.NOT_READY);
        assertThat(fixture.sessions.list()).isEmpty();
        assertThat(ingest.publisher(LOBBY)).isEmpty();

        fixture.decoders.repair();
        admitted(admit("lobby-key", new NotedPublisher()));
    }

    @Test
    void aStreamThatDoesNotFitIntoTheGateLeavesNothingBehind() {
        ingest = ingest(clock, 10, 1);
        admitted(admit("lobby-key", new NotedPublisher()));

        assertThat(refusal(admit("attic-key", new NotedPublisher()))).isEqualTo(Refusal.NOT_READY);
        assertThat(fixture.sessions.session(ATTIC)).isEmpty();
        assertThat(ingest.publisher(ATTIC)).isEmpty();
    }

    @Test
    void aBanOfTheVeryMomentIsNotOverlooked() {
        ingest = ingest(
                new Clock() {
                    @Override
                    public Instant instant() {
                        keys.ban(LOBBY, new Registration.Ban(FakeClock.START, "a cut"));
                        return FakeClock.START;
                    }

                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }
                },
                10,
                10);

        assertThat(refusal(admit("lobby-key", new NotedPublisher()))).isEqualTo(Refusal.BANNED_KEY);
        assertThat(fixture.sessions.list()).isEmpty();
        assertThat(ingest.publisher(LOBBY)).isEmpty();
    }

    private RtmpIngest ingest(Clock time, int streams, int gateStreams) {
        HlsGate gate = new HlsGate(fixture.segments, GateSettings.defaults().withLimits(10, gateStreams), clock);
        return new RtmpIngest(keys, fixture.opener(time), gate, Segmentation.DEFAULT, streams);
    }

    private Admission admit(String key, Publisher publisher) {
        return ingest.admit(
                new PublishRequest("live", new StreamKey(key), InetAddress.getLoopbackAddress()), publisher);
    }

    private static Refusal refusal(Admission answer) {
        assertThat(answer).isInstanceOf(Admission.Refused.class);
        return ((Admission.Refused) answer).refusal();
    }

    private static Admission.Admitted admitted(Admission answer) {
        assertThat(answer).isInstanceOf(Admission.Admitted.class);
        return (Admission.Admitted) answer;
    }

    private static final class NotedPublisher implements Publisher {
        private boolean gone;

        @Override
        public void disconnect(String reason) {}

        @Override
        public boolean gone() {
            return gone;
        }
    }
}
