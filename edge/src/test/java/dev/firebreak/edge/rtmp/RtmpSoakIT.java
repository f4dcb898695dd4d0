package dev.firebreak.edge.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.stream.Publisher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishers come and go in every way there is, at random points, several at once. Afterwards no thread and no socket is
 * left. Set {@code -Dsoak.seed} to repeat a run.
 */
class RtmpSoakIT {
    private static final Logger log = LoggerFactory.getLogger(RtmpSoakIT.class);
    private static final int ROUNDS = 50;
    private static final int AT_ONCE = 4;

    private static final RtmpLimits LIMITS = RtmpLimits.defaults()
            .withCounts(new RtmpLimits.Counts(
                    64, 1000, 1000, 10, RtmpLimits.defaults().counts().amf()));

    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final long seed = Long.getLong("soak.seed", System.nanoTime());

    @Test
    void leavesNoThreadAndNoSocketAfterTwoHundredConnections() throws Exception {
        closeOneSocketThatIsBeingRead();
        long socketsBefore = openSockets();
        SplittableRandom seeds = new SplittableRandom(seed);
        List<Publisher> publishers;
        try (ListenerFixture fixture = new ListenerFixture(LIMITS, System::nanoTime)) {
            for (int round = 0; round < ROUNDS; round++) {
                List<Thread> visitors = new ArrayList<>();
                for (int i = 0; i < AT_ONCE; i++) {
                    RandomGenerator random = seeds.split();
                    visitors.add(Thread.ofVirtual().start(() -> visit(fixture, random)));
                }
                for (Thread visitor : visitors) {
                    visitor.join();
                }
            }
            Eventually.until(
                    () -> ended(fixture.statistics()) == ROUNDS * AT_ONCE
                            && fixture.statistics().openConnections() == 0,
                    () -> "seed " + seed + " " + fixture.statistics());

            RtmpStatistics statistics = fixture.statistics();
            assertThat(failures).as("seed %d", seed).isEmpty();
            assertThat(statistics.accepted()).as("seed %d", seed).isEqualTo(ROUNDS * AT_ONCE);
            assertThat(statistics.ends(ConnectionEnd.SERVER_FAILED))
                    .as("seed %d", seed)
                    .isZero();
            publishers = fixture.authority.publishers;
        } // the fixture proves that every thread has ended and every sink was told so once

        assertThat(publishers).as("seed %d", seed).isNotEmpty().allMatch(Publisher::gone);
        Eventually.until(
                () -> openSockets() <= socketsBefore,
                () -> "seed %d: %d sockets before, %d after".formatted(seed, socketsBefore, openSockets()));
    }

    /** One publisher that stops at a random point, in a random way. */
    private void visit(ListenerFixture fixture, RandomGenerator random) {
        byte[] session = FuzzedSession.recording();
        int end = random.nextInt(session.length + 1);
        try (RtmpClient client = fixture.client()) {
            client.socket.getOutputStream().write(Arrays.copyOf(session, end));
            switch (random.nextInt(4)) {
                case 0 -> client.socket.setSoLinger(true, 0); // goes with a reset
                case 1 -> {
                    client.socket.shutdownOutput();
                    client.awaitClose();
                }
                case 2 -> cutEverybody(fixture);
                default -> {} // goes at once, answers unread
            }
        } catch (IOException closedByTheListener) {
            log.trace("RTMP soak connection was closed: {}", closedByTheListener.toString());
        } catch (Exception | AssertionError e) {
            failures.add(e);
        }
    }

    private static long ended(RtmpStatistics statistics) {
        return statistics.ends().values().stream().mapToLong(Long::longValue).sum();
    }

    private static void cutEverybody(ListenerFixture fixture) {
        fixture.authority.publishers.forEach(publisher -> publisher.disconnect("soak"));
    }

    /** The JDK keeps one socket of its own from the first such close on; it is no leak. */
    private static void closeOneSocketThatIsBeingRead() throws Exception {
        try (ListenerFixture fixture = new ListenerFixture(LIMITS, System::nanoTime);
                RtmpClient client = fixture.publisher()) {
            fixture.listener.close();
            client.awaitClose();
        }
    }

    private static long openSockets() {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.filter(RtmpSoakIT::isSocket).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
