package dev.firebreak.edge.stop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.stream.StopConnector;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of a stop, with a server whose publisher behaves as told. */
class StopSequenceTest {
    private static final StreamId STREAM = new StreamId("studio");

    private final FakeClock clock = new FakeClock();
    private final List<String> calls = new ArrayList<>();

    @Test
    void dropsLooksWithdrawsAndIsDoneWhenTheStreamStaysGone() {
        Server server = new Server();

        StopOutcome outcome = sequence(server).stop(STREAM);

        assertThat(outcome).isInstanceOf(StopOutcome.Done.class);
        assertThat(calls.subList(0, 3)).containsExactly("drop", "look", "withdraw");
        assertThat(calls.getLast()).as("what the server wrote while closing").isEqualTo("withdraw");
        assertThat(outcome.report().dropped()).isOne();
        assertThat(outcome.report().comebacks()).isZero();
        assertThat(outcome.report().withdrawn()).isEqualTo(8);
        assertThat(outcome.report().untilGone()).contains(Duration.ZERO);
        assertThat(outcome.report().total()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void waitsForAServerThatNeedsTime() {
        Server server = new Server();
        server.leavesAfter = Duration.ofMillis(120);

        StopOutcome outcome = sequence(server).stop(STREAM);

        assertThat(outcome).isInstanceOf(StopOutcome.Done.class);
        assertThat(outcome.report().untilGone()).contains(Duration.ofMillis(150));
        assertThat(server.drops).isOne();
    }

    @Test
    void dropsAgainAsLongAsThePublisherComesBack() {
        Server server = new Server();
        server.comebacks = 2;

        StopOutcome outcome = sequence(server).stop(STREAM);

        assertThat(outcome).isInstanceOf(StopOutcome.Done.class);
        assertThat(outcome.report().comebacks()).isEqualTo(2);
        assertThat(outcome.report().dropped()).isEqualTo(3);
        assertThat(calls.stream().filter("withdraw"::equals)).hasSize(4);
    }

    @Test
    void aServerThatSaysDoneAndKeepsThePublisherIsNotDone() {
        Server server = new Server();
        server.leavesAfter = Duration.ofDays(1);

        StopOutcome outcome = sequence(server).stop(STREAM);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        StopOutcome.Retry.class,
                        retry -> assertThat(retry.stillThere()).contains("studio is still being published"));
        assertThat(outcome.report().untilGone()).isEmpty();
        assertThat(outcome.report().total()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(25));
        assertThat(calls).as("viewers get less all the same").contains("withdraw");
        assertThat(server.drops).as("dropped again each round").isGreaterThan(5);
    }

    @Test
    void nobodyDroppedAndNobodyThereIsDone() {
        Server server = new Server();
        server.live = false;

        StopOutcome outcome = sequence(server).stop(STREAM);

        assertThat(outcome).isInstanceOf(StopOutcome.Done.class);
        assertThat(outcome.report().dropped()).isZero();
    }

    @Test
    void anUnreachableServerIsARetryThatSaysWhy() {
        Server server = new Server();
        server.unreachableUntil = Instant.MAX;

        assertThat(sequence(server).stop(STREAM))
                .isInstanceOfSatisfying(
                        StopOutcome.Retry.class,
                        retry -> assertThat(retry.stillThere()).contains("no answer"));
    }

    @Test
    void aServerThatComesToAnswerIsStopped() {
        Server server = new Server();
        server.unreachableUntil = clock.instant().plusSeconds(5);

        StopOutcome outcome = sequence(server).stop(STREAM);

        assertThat(outcome).isInstanceOf(StopOutcome.Done.class);
        assertThat(outcome.report().comebacks()).isZero();
    }

    @Test
    void filesThatCannotBeWithdrawnAreNotDone() {
        Server server = new Server();
        server.canWithdraw = false;

        assertThat(sequence(server).stop(STREAM))
                .isInstanceOfSatisfying(
                        StopOutcome.Retry.class,
                        retry -> assertThat(retry.stillThere()).contains("read-only"));
    }

    @Test
    void anInterruptIsARetryAndStaysSet() {
        StopSequence sequence = new StopSequence(new Server(), StopSettings.defaults(), clock, time -> {
            throw new InterruptedException();
        });

        assertThat(sequence.stop(STREAM)).isInstanceOf(StopOutcome.Retry.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private StopSequence sequence(StopConnector connector) {
        return new StopSequence(connector, StopSettings.defaults(), clock, clock::advance);
    }

    /** A media server with one publisher. */
    private final class Server implements StopConnector {
        private boolean live = true;
        private boolean canWithdraw = true;
        private int drops;
        private int comebacks;
        private Duration leavesAfter = Duration.ZERO;
        private Instant unreachableUntil = Instant.MIN;
        private Instant gone = Instant.MAX;
        private Instant back = Instant.MAX;

        @Override
        public int drop(StreamId stream) {
            call("drop");
            if (!publishing()) {
                return 0;
            }
            drops++;
            gone = gone.isAfter(clock.instant()) && !gone.equals(Instant.MAX)
                    ? gone
                    : clock.instant().plus(leavesAfter);
            back = Instant.MAX;
            if (comebacks > 0) {
                comebacks--;
                back = gone.plusSeconds(1);
            }
            return 1;
        }

        @Override
        public boolean verifyGone(StreamId stream) {
            call("look");
            return !publishing();
        }

        @Override
        public int withdraw(StreamId stream) {
            call("withdraw");
            if (!canWithdraw) {
                throw new FirebreakException(ErrorCode.STOP_FAILED, "read-only file system");
            }
            return 4;
        }

        private boolean publishing() {
            Instant now = clock.instant();
            if (!now.isBefore(back)) {
                gone = Instant.MAX;
            }
            return live && now.isBefore(gone);
        }

        private void call(String call) {
            calls.add(call);
            if (clock.instant().isBefore(unreachableUntil)) {
                throw new FirebreakException(ErrorCode.STOP_FAILED, "no answer");
            }
        }
    }
}
