package dev.firebreak.app.bank;

import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.EntryOutcome;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.fingerprint.vpdq.VpdqBytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a list into a bank, in batches: JSON lines ({@link EntryJson}) and {@link SignalList}, told apart line by line. A file whose
 * first line is that of a vPDQ feature is a video, and its lines are one entry.
 */
public final class EntryImport {
    /** Problems that are named; beyond, they are counted only. */
    public static final int MAX_PROBLEMS = 100;

    private static final int BATCH = 2_000;
    private static final long BATCH_BYTES = 16L << 20;

    private final BankDesk desk;
    private final Bank bank;
    private final Optional<SignalKind> bare;
    private final String by;
    private final List<EntryContent> batch = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private long bytes;
    private long lines;
    private long added;
    private long known;
    private long wrong;

    /** {@code bare}: what hashes without a type are, where that is known. */
    public EntryImport(BankDesk desk, Bank bank, Optional<SignalKind> bare, String by) {
        this.desk = desk;
        this.bank = bank;
        this.bare = bare;
        this.by = by;
    }

    /**
     * What became of a list.
     *
     * @param wrong lines that could not be read
     * @param problems the first {@link #MAX_PROBLEMS} of them, each with its number
     */
    public record Result(long added, long known, long wrong, List<String> problems) {
        public Result {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads all lines. What is good of them is taken, also when others are wrong; reading a list again adds nothing twice.
     *
     * @param name what the list's file is called; may be empty
     */
    public Result run(BufferedReader list, String name) throws IOException {
        StringBuilder line = new StringBuilder();
        boolean more = true;
        while (more) {
            line.setLength(0);
            more = readLine(list, line);
            String stripped = line.toString().strip();
            if (lines == 0 && VpdqFiles.begins(stripped)) {
                video(stripped, list, name);
                more = false;
            } else if (more || !line.isEmpty()) {
                take(stripped);
            }
        }
        flush();
        return new Result(added, known, wrong, problems);
    }

    private void video(String first, BufferedReader file, String name) throws IOException {
        try {
            byte[] print = VpdqBytes.write(VpdqFiles.read(VpdqFiles.rest(first, file)));
            Signal signal = new Signal.Print(SignalKind.VPDQ, print);
            add(SignalList.entry(signal, name, by, desk.clock().instant()));
        } catch (IllegalArgumentException e) {
            wrong++;
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    /** False at the end of the list. Of a line that is too long, what is too much is skipped. */
    private static boolean readLine(BufferedReader list, StringBuilder line) throws IOException {
        for (int next = list.read(); next >= 0; next = list.read()) {
            if (next == '\n') {
                return true;
            }
            if (line.length() <= EntryJson.MAX_LINE) {
                line.append((char) next);
            }
        }
        return false;
    }

    private void take(String line) {
        lines++;
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        try {
            if (line.length() > EntryJson.MAX_LINE) {
                throw new IllegalArgumentException("it has more than %d characters".formatted(EntryJson.MAX_LINE));
            }
            add(
                    line.startsWith("{")
                            ? EntryJson.read(line, by, desk.clock().instant())
                            : SignalList.read(line, bare, by, desk.clock().instant()));
        } catch (IllegalArgumentException e) {
            wrong++;
            if (problems.size() < MAX_PROBLEMS) {
                problems.add("line %d: %s".formatted(lines, e.getMessage()));
            }
        }
    }

    private void add(EntryContent entry) {
        for (Signal signal : entry.signals().all()) {
            bytes += signal instanceof Signal.Print print ? print.length() : 0;
        }
        batch.add(entry);
        if (batch.size() >= BATCH || bytes >= BATCH_BYTES) {
            flush();
        }
    }

    private void flush() {
        if (!batch.isEmpty()) {
            for (EntryOutcome outcome : desk.add(bank, batch, by)) {
                if (outcome instanceof EntryOutcome.Added) {
                    added++;
                } else {
                    known++;
                }
            }
            batch.clear();
            bytes = 0;
        }
    }
}
