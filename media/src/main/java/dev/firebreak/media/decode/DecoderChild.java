package dev.firebreak.media.decode;

import dev.firebreak.media.wire.Order;
import dev.firebreak.media.wire.OrderCodec;
import dev.firebreak.media.wire.Report;
import dev.firebreak.media.wire.ReportCodec;
import dev.firebreak.media.wire.TurnSlot;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running decoder process: its pipes, its threads, and the file that says whose turn it is. */
final class DecoderChild {
    private static final Logger log = LoggerFactory.getLogger(DecoderChild.class);
    private static final String MAIN = "dev.firebreak.media.worker.DecoderMain";
    private static final Pattern ADDRESS = Pattern.compile("[a-z]{2,6}://\\S+");
    private static final Pattern CRASHED_THREAD = Pattern.compile("\"stream-(\\d+)\"");
    private static final int MAX_COMPLAINTS_PER_SECOND = 50;
    private static final long PAGE_BYTES = 4096;
    private static final long EXIT_MILLIS = 500;
    /** What a process may see of this one's environment: no passwords. */
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR");

    private final DecoderWorker worker;
    private final Path folder;
    private final Process process;
    private final ByteBuffer slot;
    private volatile Interruption.@Nullable Cause killedFor;
    private volatile int blamed = -1;

    /** Starts the process. Throws {@link IOException} where that fails. */
    DecoderChild(DecoderWorker worker, DecoderPoolSettings settings, Path folder) throws IOException {
        this.worker = worker;
        this.folder = folder;
        Path file = folder.resolve("turn");
        Files.write(file, new byte[TurnSlot.BYTES]);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            slot = channel.map(FileChannel.MapMode.READ_ONLY, 0, TurnSlot.BYTES);
        }
        List<String> options = new ArrayList<>(settings.javaOptions());
        options.add("-XX:ErrorFile=" + folder.resolve("crash-%p.log"));
        List<String> command = ChildCommand.java(settings.nativesFolder(), settings.classPath(), options);
        command.add(MAIN);
        command.add(file.toString());
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().retainAll(ENVIRONMENT);
        process = builder.start();
    }

    /** Starts to talk to the process. */
    void start(String name) {
        daemon(name + "-orders", this::sendOrders);
        daemon(name + "-reports", this::readReports);
        daemon(name + "-complaints", this::readComplaints);
    }

    long processId() {
        return process.pid();
    }

    ByteBuffer slot() {
        return slot;
    }

    /** Kills the process at once, for {@code cause}; {@code stream} is whose fault it is, or -1. */
    void kill(Interruption.Cause cause, int stream) {
        blamed = stream;
        killedFor = cause;
        process.destroyForcibly();
    }

    /** Lets the process end by itself, since its orders end; kills it where it does not. */
    void stop() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Resident bytes, or 0 where that cannot be told. */
    long residentBytes() {
        try {
            String[] fields = Files.readString(Path.of("/proc", Long.toString(process.pid()), "statm"))
                    .split(" ", 3);
            return Long.parseLong(fields[1]) * PAGE_BYTES;
        } catch (IOException | RuntimeException e) {
            return 0; // the process has just ended
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void sendOrders() {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16))) {
            Order order = worker.nextOrder(this, out);
            while (order != null) {
                OrderCodec.write(order, out);
                order = worker.nextOrder(this, out);
            }
        } catch (IOException e) {
            log.debug("Decoder process takes no more orders pid={}", process.pid());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readReports() {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16))) {
            while (true) {
                Report report = ReportCodec.read(in);
                worker.reported(this, report);
            }
        } catch (EOFException e) {
            log.debug("Decoder process reports no more pid={}", process.pid());
        } catch (IOException e) {
            log.warn("Decoder process reports nonsense and is killed pid={}", process.pid(), e);
            kill(Interruption.Cause.CRASH, TurnSlot.stream(slot));
        }
        int status = exitStatus();
        worker.died(this, cause(status), blame(status));
    }

    /** A process that has closed its output is about to end; one that does not is killed. */
    private int exitStatus() {
        try {
            if (!process.waitFor(EXIT_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return process.onExit().join().exitValue();
    }

    private Interruption.Cause cause(int status) {
        Interruption.Cause killed = killedFor;
        if (killed != null) {
            return killed;
        }
        return status == 128 + 9 ? Interruption.Cause.KILLED : Interruption.Cause.CRASH;
    }

    /** The stream that was in native code when the process crashed, or -1. */
    private int blame(int status) {
        if (killedFor != null) {
            return blamed;
        }
        if (status == 128 + 9) {
            return -1;
        }
        return crashedThread().orElseGet(() -> TurnSlot.stream(slot));
    }

    /** What the JVM's own report of a crash says, if it wrote one. */
    private OptionalInt crashedThread() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("crash-"))
                    .toList()) {
                try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                    Matcher matcher = CRASHED_THREAD.matcher(lines.filter(each -> each.startsWith("Current thread"))
                            .findFirst()
                            .orElse(""));
                    if (matcher.find()) {
                        return OptionalInt.of(Integer.parseInt(matcher.group(1)));
                    }
                } finally {
                    Files.delete(file);
                }
            }
        } catch (IOException | RuntimeException e) {
            log.debug("No crash report could be read pid={}", process.pid(), e);
        }
        return OptionalInt.empty();
    }

    /** FFmpeg's messages, at debug only, at a limited rate and without addresses, which may hold keys. */
    private void readComplaints() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            long second = 0;
            int inSecond = 0;
            String line = lines.readLine();
            while (line != null) {
                long now = System.nanoTime() / 1_000_000_000;
                inSecond = now == second ? inSecond + 1 : 1;
                second = now;
                if (inSecond <= MAX_COMPLAINTS_PER_SECOND && log.isDebugEnabled()) {
                    log.debug(
                            "Decoder process pid={} says: {}",
                            process.pid(),
                            ADDRESS.matcher(line).replaceAll("<address>"));
                }
                line = lines.readLine();
            }
        } catch (IOException e) {
            log.debug("Decoder process says no more pid={}", process.pid());
        }
    }
}
