package dev.firebreak.app.bank;

import static dev.firebreak.testkit.bank.BankSamples.CUT;
import static dev.firebreak.testkit.bank.BankSamples.NOW;
import static dev.firebreak.testkit.bank.BankSamples.add;
import static dev.firebreak.testkit.bank.BankSamples.bank;
import static dev.firebreak.testkit.bank.BankSamples.pdq;
import static dev.firebreak.testkit.bank.BankSamples.picture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.BankSnapshots;
import dev.firebreak.core.bank.BankSnapshots.Written;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.bank.InMemoryBanks;
import dev.firebreak.testkit.bank.InMemorySnapshotMarks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotKeeperTest {
    private static final Duration SOON = Duration.ofMillis(5);

    private final InMemoryBanks banks = new InMemoryBanks();
    private final InMemorySnapshotMarks marks = new InMemorySnapshotMarks();
    private final FakeClock clock = new FakeClock(NOW);
    private final CountDownLatch failed = new CountDownLatch(2);

    @TempDir
    private Path folder;

    private BankIndex index() {
        return new BankIndex(banks, List.of(), Runnable::run, clock);
    }

    private SnapshotKeeper keeper(BankIndex index) {
        return new SnapshotKeeper(index, new BankSnapshots(folder, marks, clock), folder, failed::countDown, clock);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        CountDownLatch never = new CountDownLatch(1);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(until);
            var unused = never.await(5, TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void writesWhatTheNextStartReads() throws InterruptedException {
        Bank attacks = bank(banks, "ATTACKS", CUT);
        add(banks, attacks, picture(pdq(1)));
        BankIndex index = index();
        try (SnapshotKeeper keeper = keeper(index)) {
            keeper.restore();
            assertThat(keeper.last()).isEmpty();
            index.follow();
            keeper.start(SOON);
            await(() -> keeper.last().isPresent());
            assertThat(keeper.restoredIn()).isEmpty();
        }

        BankIndex fresh = index();
        try (SnapshotKeeper keeper = keeper(fresh)) {
            keeper.restore();

            assertThat(keeper.restoredIn()).isPresent();
            assertThat(keeper.last()).map(Written::at).contains(NOW);
            assertThat(fresh.pictures()).isEqualTo(1);
        }
    }

    @Test
    void whatCannotBeUsedIsMadeAnewAndWrittenAnew() throws IOException, InterruptedException {
        Bank attacks = bank(banks, "ATTACKS", CUT);
        add(banks, attacks, picture(pdq(1)));
        Files.writeString(folder.resolve("current"), "scribble");
        BankIndex index = index();
        try (SnapshotKeeper keeper = keeper(index)) {
            keeper.restore();
            index.follow();
            assertThat(index.pictures()).isEqualTo(1);
            keeper.start(SOON);
            await(() -> keeper.last().isPresent());
        }
        assertThat(index().restore(new BankSnapshots(folder, marks, clock))).isInstanceOf(BankSnapshots.Restored.class);
    }

    @Test
    void aDiskThatFailsIsTriedAgain() throws IOException, InterruptedException {
        bank(banks, "ATTACKS", CUT);
        BankIndex index = index();
        index.follow();
        Path file = Files.createFile(folder.resolve("file"));
        try (SnapshotKeeper keeper =
                new SnapshotKeeper(index, new BankSnapshots(file, marks, clock), file, failed::countDown, clock)) {
            keeper.start(SOON);

            assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(keeper.last()).isEmpty();
        }
    }

    @Test
    void isDueWhenMuchHasChangedOrSomethingAnHourAgo() {
        Written last = new Written(1_000, NOW, 1);
        long enough = 1_000 + SnapshotKeeper.FEW_CHANGES;

        assertThat(SnapshotKeeper.due(0, 0, null, NOW)).isFalse();
        assertThat(SnapshotKeeper.due(1, 0, null, NOW)).isTrue();
        assertThat(SnapshotKeeper.due(enough - 1, 0, last, NOW)).isFalse();
        assertThat(SnapshotKeeper.due(enough, 0, last, NOW)).isTrue();
        assertThat(SnapshotKeeper.due(enough, 10_000_000, last, NOW)).isFalse();
        assertThat(SnapshotKeeper.due(1_000 + 100_000, 10_000_000, last, NOW)).isTrue();
        assertThat(SnapshotKeeper.due(
                        1_001, 10, last, NOW.plus(SnapshotKeeper.LONGEST).minusMillis(1)))
                .isFalse();
        assertThat(SnapshotKeeper.due(1_001, 10, last, NOW.plus(SnapshotKeeper.LONGEST)))
                .isTrue();
        assertThat(SnapshotKeeper.due(1_000, 10, last, NOW.plus(SnapshotKeeper.LONGEST)))
                .isFalse();
    }
}
