package dev.firebreak.app.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.bank.BankId;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.MatchLedger.Sighting;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.testkit.FakeClock;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SightingLogTest {
    private static final Sighting SIGHTING =
            new Sighting(new BankId(1), new EntryId(2), "stream lobby", FakeClock.START);

    private final BlockingQueue<List<Sighting>> counted = new LinkedBlockingQueue<>();
    private final AtomicInteger dropped = new AtomicInteger();

    /** A log whose store is always down. */
    private SightingLog refused(BlockingQueue<String> tried) {
        return new SightingLog(
                batch -> {
                    tried.add("tried");
                    throw new FirebreakException(ErrorCode.STORE_DOWN, "as scripted");
                },
                dropped::incrementAndGet);
    }

    @Test
    void whatIsAddedIsCountedInABatch() throws InterruptedException {
        try (SightingLog log = new SightingLog(counted::add, dropped::incrementAndGet)) {
            log.add(SIGHTING);

            assertThat(counted.poll(10, TimeUnit.SECONDS)).containsExactly(SIGHTING);
        }
        assertThat(dropped).hasValue(0);
    }

    @Test
    void whatTheStoreRefusesIsTriedAgainAtTheEndAndThenCountedAsDropped() throws InterruptedException {
        BlockingQueue<String> tried = new LinkedBlockingQueue<>();
        try (SightingLog log = refused(tried)) {
            log.add(SIGHTING);
            assertThat(tried.poll(10, TimeUnit.SECONDS)).isNotNull();
        }
        assertThat(dropped).hasValue(1);
        assertThat(tried).hasSize(1);
    }

    @Test
    void noMoreWaitThanTheRoomThereIs() throws InterruptedException {
        BlockingQueue<String> tried = new LinkedBlockingQueue<>();
        try (SightingLog log = refused(tried)) {
            log.add(SIGHTING);
            assertThat(tried.poll(10, TimeUnit.SECONDS)).isNotNull();
            for (int i = 0; i < SightingLog.CAPACITY + 3; i++) {
                log.add(SIGHTING);
            }
            assertThat(dropped).hasValue(3);
        }
    }
}
