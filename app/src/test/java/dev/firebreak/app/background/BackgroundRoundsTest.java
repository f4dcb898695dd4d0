package dev.firebreak.app.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackgroundRoundsTest {
    private static final Duration NO_TIME = Duration.ofMillis(1);

    @Test
    void roundsGoOnUntilItIsClosed() throws InterruptedException {
        CountDownLatch three = new CountDownLatch(3);
        BackgroundRounds rounds = BackgroundRounds.start("test", NO_TIME, each -> three.countDown());

        assertThat(three.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(rounds.isClosing()).isFalse();
        rounds.close();
        assertThat(rounds.isClosing()).isTrue();
    }

    @Test
    void closingEndsARestInTheMiddleOfARound() throws InterruptedException {
        CountDownLatch resting = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        BackgroundRounds rounds = BackgroundRounds.start("test", NO_TIME, each -> {
            resting.countDown();
            try {
                var unused = each.rest(Duration.ofDays(1));
            } finally {
                ended.countDown();
            }
        });
        assertThat(resting.await(10, TimeUnit.SECONDS)).isTrue();

        rounds.close();

        assertThat(ended.getCount()).isZero();
    }

    @Test
    void aFailedRoundDoesNotEndIt() throws InterruptedException {
        CountDownLatch failed = new CountDownLatch(1);
        BackgroundRounds rounds = BackgroundRounds.start("test", NO_TIME, each -> {
            failed.countDown();
            throw new IllegalStateException("on purpose");
        });
        assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(rounds.isClosing()).isFalse();

        rounds.close();
    }
}
