package dev.firebreak.edge.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.stream.MediaPacket;
import dev.firebreak.core.stream.Publisher;
import dev.firebreak.edge.rtmp.RtmpLimits.Counts;
import dev.firebreak.edge.rtmp.RtmpLimits.Sizes;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hostile bytes: recorded sessions with changed, cut, repeated and inserted parts, and pure noise. Whatever comes, a
 * connection ends in one of the ways there are, nothing escapes, nothing is left. Set {@code -Dfuzz.seed} to repeat a run.
 */
class RtmpFuzzIT {
    private static final Logger log = LoggerFactory.getLogger(RtmpFuzzIT.class);
    private static final int DIALOGUES = 10_000;
    private static final int CONNECTIONS = 400;
    // Sizes so small that cases reach them; counts so large that no case spoils the next, for all share an address.
    private static final RtmpLimits LIMITS = RtmpLimits.defaults()
            .withSizes(new Sizes(1 << 16, 1 << 18, 1 << 14, 1 << 19, 1 << 30, 1 << 30))
            .withCounts(new Counts(
                    64, 1000, 1000, 1_000_000, RtmpLimits.defaults().counts().amf()));

    private final long seed = Long.getLong("fuzz.seed", System.nanoTime());

    /** How a session without a socket ended. */
    private enum Outcome {
        END_OF_BYTES,
        FAULT,
        GOODBYE
    }

    @Test
    void everySessionEndsInAFaultOrAtItsEndAndHoldsNoMoreThanItMay() throws Exception {
        SplittableRandom seeds = new SplittableRandom(seed);
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (int i = 0; i < DIALOGUES; i++) {
            long caseSeed = seeds.nextLong();
            outcomes.merge(dialogue(caseSeed), 1, Integer::sum);
        }

        log.info("RTMP fuzz seed={} outcomes={}", seed, outcomes);
        assertThat(outcomes.keySet()).as("seed %d", seed).containsExactly(Outcome.values());
    }

    @Test
    void theListenerOutlivesHostileConnectionsAndKeepsNothingOfThem() throws Exception {
        SplittableRandom seeds = new SplittableRandom(seed);
        try (ListenerFixture fixture = new ListenerFixture(LIMITS, System::nanoTime)) {
            for (int i = 0; i < CONNECTIONS; i++) {
                try (RtmpClient client = fixture.client()) {
                    sendIgnoringClose(client.socket.getOutputStream(), FuzzedSession.of(seeds.split()));
                }
            }
            Eventually.until(
                    () -> fixture.statistics().openConnections() == 0,
                    () -> "seed " + seed + " " + fixture.statistics());

            assertThat(fixture.statistics().ends(ConnectionEnd.SERVER_FAILED))
                    .as("seed %d", seed)
                    .isZero();
            try (RtmpClient client = fixture.publisher()) {
                assertThat(client.socket.isConnected()).isTrue();
            }
        }
    }

    /** One session on byte arrays; package-private so that found seeds become tests of their own. */
    private static Outcome dialogue(long caseSeed) {
        byte[] bytes = FuzzedSession.of(new SplittableRandom(caseSeed));
        RtmpCounters counters = new RtmpCounters();
        RecordingSink sink = new RecordingSink();
        MessageWriter writer = new MessageWriter(OutputStream.nullOutputStream(), () -> 0);
        Acknowledgements acknowledgements = new Acknowledgements(writer);
        ByteInput input = new ByteInput(new ByteArrayInputStream(bytes), acknowledgements::received);
        OneKeyAuthority authority = new OneKeyAuthority(() -> sink);
        Admittance admittance = new Admittance(authority, new FailedKeys(10, 10), () -> 0);
        RtmpDialogue dialogue = new RtmpDialogue(
                new RtmpDialogue.Wire(input, writer, acknowledgements),
                LIMITS,
                (app, name) -> admittance.ask(app, name, InetAddress.getLoopbackAddress(), new DeafPublisher()),
                new ConnectionDeadlines(LIMITS.times(), 0),
                counters,
                () -> 0,
                () -> false);
        try {
            Handshake.answer(input, writer, RandomGenerator.getDefault());
            dialogue.run();
            return dialogue.publishing() && !input.atEnd() ? Outcome.GOODBYE : Outcome.END_OF_BYTES;
        } catch (ProtocolFault expected) {
            return Outcome.FAULT;
        } catch (EOFException expected) {
            return Outcome.END_OF_BYTES;
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError escaped) {
            throw new AssertionError("Case seed " + caseSeed + ", bytes " + Arrays.toString(bytes), escaped);
        } finally {
            assertThat(dialogue.heldBytes())
                    .as("case seed %d", caseSeed)
                    .isLessThanOrEqualTo(LIMITS.sizes().heldBytes());
            assertTimesInOrder(sink, caseSeed);
        }
    }

    /** Whatever was sent, the sink gets what the contract of its packets promises. */
    private static void assertTimesInOrder(RecordingSink sink, long caseSeed) {
        long last = 0;
        for (MediaPacket.VideoPacket packet : sink.all(MediaPacket.VideoPacket.class)) {
            assertThat(packet.decodeMillis()).as("case seed %d", caseSeed).isGreaterThanOrEqualTo(last);
            assertThat(packet.presentMillis()).as("case seed %d", caseSeed).isNotNegative();
            last = packet.decodeMillis();
        }
    }

    private static void sendIgnoringClose(OutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException closedByTheListener) {
            log.trace("RTMP fuzz connection was closed: {}", closedByTheListener.toString());
        }
    }

    private static final class DeafPublisher implements Publisher {
        @Override
        public void disconnect(String reason) {}

        @Override
        public boolean gone() {
            return false;
        }
    }
}
