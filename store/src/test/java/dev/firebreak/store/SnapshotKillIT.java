package dev.firebreak.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.BankSnapshots;
import dev.firebreak.core.bank.LookupScope;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SnapshotMarks;
import dev.firebreak.testkit.bank.BankSamples;
import dev.firebreak.testkit.bank.InMemoryBanks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes snapshots leaves one that can be used, whenever that is. */
class SnapshotKillIT {
    private static final int KILLS = 6;
    private static final int HASHES = 20_000;

    @TempDir
    private Path folder;

    /** Knows every snapshot: as if the database had noted each. */
    private record EveryMark(long change) implements SnapshotMarks {
        @Override
        public void add(UUID snapshot, long at) {}

        @Override
        public Optional<Long> change(UUID snapshot) {
            return Optional.of(change);
        }
    }

    private static InMemoryBanks banks() {
        InMemoryBanks banks = new InMemoryBanks();
        Bank bank = BankSamples.bank(banks, "STILLS", BankSamples.CUT);
        for (int from = 0; from < HASHES; from += 5_000) {
            banks.add(
                    bank.id(),
                    IntStream.range(from, from + 5_000)
                            .mapToObj(i -> BankSamples.picture(BankSamples.pdq(i)))
                            .toList());
        }
        return banks;
    }

    private static BankIndex index(InMemoryBanks banks) {
        return new BankIndex(banks, List.of(), Runnable::run, Clock.systemUTC());
    }

    private static BankSnapshots snapshots(Path folder, InMemoryBanks banks) {
        return new BankSnapshots(folder, new EveryMark(banks.lastChange()), Clock.systemUTC());
    }

    @Test
    void thereIsAlwaysOneToBeginWith() throws IOException, InterruptedException {
        InMemoryBanks banks = banks();
        Random random = new Random(1);
        for (int kill = 0; kill < KILLS; kill++) {
            Process writer = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            SnapshotKillIT.class.getName(),
                            folder.toString())
                    .redirectErrorStream(true)
                    .start();
            // It says so when the first is written; from then on it writes one after the other.
            assertThat(writer.getInputStream().read()).isEqualTo('w');
            boolean ended = writer.waitFor(random.nextInt(120), TimeUnit.MILLISECONDS);
            writer.destroyForcibly().waitFor();
            assertThat(ended).isFalse();

            BankIndex fresh = index(banks);
            assertThat(fresh.restore(snapshots(folder, banks))).isInstanceOf(BankSnapshots.Restored.class);
            assertThat(fresh.pictures()).isEqualTo(HASHES);
            assertThat(fresh.lookup(List.of(new Signal.Pdq(BankSamples.pdq(kill))), LookupScope.ALL)
                            .matches())
                    .hasSize(1);
        }
        snapshots(folder, banks).sweep();
        try (Stream<Path> left = Files.list(folder).filter(Files::isDirectory)) {
            assertThat(left).hasSize(1);
        }
    }

    /** The process that is killed. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        InMemoryBanks banks = banks();
        BankIndex index = index(banks);
        index.follow();
        BankSnapshots snapshots = snapshots(folder, banks);
        boolean told = false;
        while (snapshots.write(index).isPresent()) {
            if (!told) {
                System.out.write('w');
                System.out.flush();
                told = true;
            }
        }
    }
}
