package dev.firebreak.bench.search;

import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.index.Entries;
import dev.firebreak.core.fingerprint.index.HashIndex;
import dev.firebreak.core.fingerprint.index.IndexSnapshot;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;

/** Measures one index. Arguments: how many hashes, {@code uniform} or {@code crowded}, a folder for the hashes and the snapshot. */
public final class SearchBenchmark {
    private static final int RADIUS = PdqHash.MATCH_DISTANCE;
    private static final int QUERIES = 4_000;
    private static final int ROUNDS = 5;
    private static final int THREADS = 2;
    private static final int BATCH = 64;

    private final PrintStream out;
    private final List<PdqHash> hashes;
    private final List<PdqHash> queries;

    private SearchBenchmark(PrintStream out, List<PdqHash> hashes, Path folder) throws IOException {
        this.out = out;
        this.hashes = hashes;
        queries = Hashes.queries(hashes, QUERIES);
        Hashes.write(hashes, folder.resolve("hashes"));
        Hashes.write(queries, folder.resolve("queries"));
    }

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        Path folder = Path.of(arguments[2]);
        List<PdqHash> hashes = arguments[1].equals("crowded") ? Hashes.crowded(count, 2) : Hashes.uniform(count, 2);
        SearchBenchmark benchmark = new SearchBenchmark(System.out, hashes, folder);
        HashIndex index = benchmark.build();
        benchmark.restart(index, folder.resolve("snapshot"));
        benchmark.oneThread(index);
        benchmark.threads(index);
        benchmark.changes(index);
        benchmark.everything();
    }

    private HashIndex build() {
        Entries entries = new Entries(hashes.size());
        for (int id = 0; id < hashes.size(); id++) {
            entries.add(hashes.get(id), id);
        }
        Spent spent = Spent.start();
        HashIndex index = HashIndex.of(entries, Runnable::run);
        say("build", spent.seconds(1));
        say(
                "bytes a hash",
                String.format(Locale.ROOT, "%.1f", index.statistics().bytes() / (double) index.size()));
        return index;
    }

    private void restart(HashIndex index, Path file) throws IOException {
        Spent writing = Spent.start();
        IndexSnapshot.write(index, file, 0);
        say("write snapshot", writing.seconds(1));
        Spent reading = Spent.start();
        IndexSnapshot.Outcome outcome = IndexSnapshot.read(file, Runnable::run);
        long found = ((IndexSnapshot.Restored) outcome)
                .index()
                .find(hashes.getFirst(), 0, 1)
                .found()
                .size();
        say("read snapshot, first answer", reading.seconds(1) + ", found " + found);
        Files.delete(file);
    }

    private void oneThread(HashIndex index) {
        for (int round = 1; round <= ROUNDS; round++) {
            LongAdder found = new LongAdder();
            Spent spent = Spent.start();
            for (PdqHash query : queries) {
                search(index, query, found);
            }
            say("index, one thread, round " + round, spent.micros(QUERIES) + " a query, found " + found);
        }
        LongAdder found = new LongAdder();
        Spent spent = Spent.start();
        for (int at = 0; at + BATCH <= QUERIES; at += BATCH) {
            index.searchAll(queries.subList(at, at + BATCH), RADIUS, (query, id, distance) -> found.increment());
        }
        say("index, batches of " + BATCH, spent.micros(QUERIES / BATCH * BATCH) + " a query, found " + found);
    }

    private void threads(HashIndex index) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(THREADS);
        LongAdder cpuNanos = new LongAdder();
        Spent all = Spent.start();
        for (int thread = 0; thread < THREADS; thread++) {
            Thread.ofPlatform().start(() -> {
                Spent spent = Spent.start();
                for (PdqHash query : queries) {
                    search(index, query, new LongAdder());
                }
                cpuNanos.add(spent.cpuNanos());
                done.countDown();
            });
        }
        done.await();
        double count = (double) THREADS * QUERIES;
        say(
                "index, two threads",
                String.format(
                        Locale.ROOT,
                        "%.0f look-ups/s, %.0f a second of CPU on each",
                        count / all.wallNanos() * 1e9,
                        count / cpuNanos.sum() * 1e9 * THREADS));
    }

    /** Adds and removes one by one, on top of everything. */
    private void changes(HashIndex index) {
        List<PdqHash> fresh = Hashes.uniform(100_000, 9);
        Spent adding = Spent.start();
        for (int id = 0; id < fresh.size(); id++) {
            index.add(fresh.get(id), -1L - id);
        }
        say("add", adding.micros(fresh.size()) + " each, " + index.statistics().segments() + " segments");
        LongAdder found = new LongAdder();
        Spent searching = Spent.start();
        queries.forEach(query -> search(index, query, found));
        say("index after adding, one thread", searching.micros(QUERIES) + " a query, found " + found);
        Spent removing = Spent.start();
        for (int id = 0; id < fresh.size(); id++) {
            index.remove(fresh.get(id), -1L - id);
        }
        say("remove", removing.micros(fresh.size()) + " each");
        Spent all = Spent.start();
        int removed = index.removeIf(id -> id < 0);
        say("remove by id", all.seconds(1) + ", removed " + removed);
    }

    /** Reading all hashes, one query at a time: what an index must beat. */
    private void everything() {
        long[] words = new long[4 * hashes.size()];
        for (int i = 0; i < hashes.size(); i++) {
            PdqHash hash = hashes.get(i);
            words[4 * i] = hash.word0();
            words[4 * i + 1] = hash.word1();
            words[4 * i + 2] = hash.word2();
            words[4 * i + 3] = hash.word3();
        }
        int some = Math.max(20, 40_000_000 / hashes.size());
        long found = 0;
        for (PdqHash query : queries.subList(0, 20)) {
            found += readAll(words, query);
        }
        Spent spent = Spent.start();
        for (PdqHash query : queries.subList(0, Math.min(some, QUERIES))) {
            found += readAll(words, query);
        }
        say("reading everything (Java)", spent.micros(Math.min(some, QUERIES)) + " a query, found " + found);
    }

    private static long readAll(long[] words, PdqHash query) {
        long found = 0;
        for (int at = 0; at < words.length; at += 4) {
            int distance = Long.bitCount(words[at] ^ query.word0())
                    + Long.bitCount(words[at + 1] ^ query.word1())
                    + Long.bitCount(words[at + 2] ^ query.word2())
                    + Long.bitCount(words[at + 3] ^ query.word3());
            found += distance <= RADIUS ? 1 : 0;
        }
        return found;
    }

    private static void search(HashIndex index, PdqHash query, LongAdder found) {
        index.search(query, RADIUS, (id, distance) -> {
            found.increment();
            return true;
        });
    }

    private void say(String what, String figure) {
        out.printf(Locale.ROOT, "%-34s %s%n", what, figure);
    }
}
