package dev.firebreak.bench.banks;

import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.BankSnapshots;
import dev.firebreak.core.bank.BankStore;
import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.LookupScope;
import dev.firebreak.core.bank.MediaKind;
import dev.firebreak.core.bank.Provenance;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.store.Database;
import dev.firebreak.testkit.bank.BankSamples;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * How long it takes until banks of so many hashes can be looked up: from the snapshot on the local disk, and from PostgreSQL. Arguments:
 * {@code fill}, a folder and the number of hashes, which fills a database and writes the snapshot; or {@code start} and the folder, in a
 * process of its own, which measures.
 */
public final class BankStartMain {
    private static final int BATCH = BankStore.MAX_BATCH;
    private static final BankName NAME = new BankName("STILLS");
    private static final double NANOS = 1e9;

    private final PrintStream out = System.out;
    private final Database database;
    private final BankSnapshots snapshots;
    private final Clock clock = Clock.systemUTC();

    private BankStartMain(Database database, Path folder) {
        this.database = database;
        this.snapshots = new BankSnapshots(folder.resolve("bank-index"), database.snapshotMarks(), clock);
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        try (Database database = Database.embedded(folder)) {
            BankStartMain bench = new BankStartMain(database, folder);
            if (arguments[0].equals("fill")) {
                bench.fill(Integer.parseInt(arguments[2]));
            } else {
                bench.start();
            }
        }
    }

    private static PdqHash hash(int number) {
        SplittableRandom random = new SplittableRandom(number);
        return new PdqHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    private BankIndex index() {
        return new BankIndex(database.bankFeed(), List.of(), Runnable::run, clock);
    }

    private void fill(int hashes) throws IOException {
        Bank bank = database.banks()
                .find(NAME)
                .orElseGet(() -> BankSamples.bank(database.banks(), NAME.value(), BankSamples.CUT));
        Provenance from = Provenance.hash("bench", Instant.EPOCH);
        long began = System.nanoTime();
        // What is there already stays: filling may be interrupted.
        for (int first = Math.toIntExact(bank.entries()); first < hashes; first += BATCH) {
            List<EntryContent> batch = new ArrayList<>(BATCH);
            for (int i = first; i < Math.min(hashes, first + BATCH); i++) {
                batch.add(EntryContent.of(MediaKind.PICTURE, Signals.of(new Signal.Pdq(hash(i))), from));
            }
            database.banks().add(bank.id(), batch);
        }
        say("put %d hashes into PostgreSQL".formatted(hashes), began);
        BankIndex index = index();
        index.follow();
        began = System.nanoTime();
        long bytes = snapshots.write(index).orElseThrow().bytes();
        say("write the snapshot, %.2f GB".formatted(bytes / 1e9), began);
    }

    private void start() {
        time("snapshot: until the first look-up", () -> {
            BankIndex index = index();
            BankSnapshots.Outcome outcome = index.restore(snapshots);
            if (!(outcome instanceof BankSnapshots.Restored)) {
                throw new IllegalStateException(outcome.toString());
            }
            return index;
        });
        time("PostgreSQL: until the first look-up", () -> {
            BankIndex index = index();
            index.follow();
            return index;
        });
    }

    private void time(String what, Supplier<BankIndex> how) {
        long began = System.nanoTime();
        long cpu = cpu();
        BankIndex index = how.get();
        int found = index.lookup(List.of(new Signal.Pdq(hash(7))), LookupScope.ALL)
                .matches()
                .size();
        double spent = (cpu() - cpu) / NANOS;
        say("%s (%d hashes, found %d; CPU %.2f s)".formatted(what, index.pictures(), found, spent), began);
    }

    /** Of this thread: it says more than the clock where others keep the machine busy. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void say(String what, long began) {
        out.printf(Locale.ROOT, "%-90s %8.2f s%n", what, (System.nanoTime() - began) / NANOS);
    }
}
