package dev.firebreak.store.embedded;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server in the data folder: made the first time, started with Firebreak, stopped with it. Listens on loopback
 * only, on a port of its own choice, and asks for a random password. When Firebreak is killed, the server survives; the
 * next start in the same folder stops it and starts afresh, without a manual step. Confined to one thread.
 */
public final class EmbeddedServer implements AutoCloseable {
    /** The database's user. */
    public static final String USER = "firebreak";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final int START_TRIES = 5;
    private static final int COMMAND_LIMIT_SECONDS = 60;

    private final DataFolderLock lock;
    private final ServerFolder folder;
    private final PostgresBinaries binaries;
    private final ServerUser user;
    private final String password;
    private int port;

    private EmbeddedServer(
            DataFolderLock lock, ServerFolder folder, PostgresBinaries binaries, ServerUser user, String password) {
        this.lock = lock;
        this.folder = folder;
        this.binaries = binaries;
        this.user = user;
        this.password = password;
    }

    /**
     * Starts the data folder's server and returns when it takes connections.
     *
     * @param cacheFolder where PostgreSQL's programs are unpacked, once
     * @param connectionLimit connections that it accepts
     * @throws FirebreakException CONFLICT when another Firebreak uses the folder, STORE_DOWN when the server does not start,
     *     BAD_CONFIGURATION when it cannot run here
     */
    public static EmbeddedServer start(Path dataFolder, Path cacheFolder, int connectionLimit) {
        long begin = System.nanoTime();
        try {
            Path absolute = dataFolder.toAbsolutePath();
            if (!Files.exists(absolute)) {
                Folders.createPrivate(absolute); // one that is there already may be shared on purpose
            }
            DataFolderLock lock = DataFolderLock.take(absolute);
            try {
                ServerFolder folder = ServerFolder.in(absolute);
                String password = folder.password();
                EmbeddedServer server = new EmbeddedServer(
                        lock, folder, PostgresBinaries.unpacked(cacheFolder), ServerUser.current(), password);
                server.start(connectionLimit);
                log.info(
                        "Embedded PostgreSQL is ready port={} folder={} millis={}",
                        server.port,
                        folder.root(),
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
                return server;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.STORE_DOWN,
                    "The embedded database in %s did not start: %s".formatted(dataFolder, e.getMessage()),
                    e);
        }
    }

    /**
     * A server that another Firebreak runs in a data folder.
     *
     * @param port on 127.0.0.1
     */
    public record Running(int port, String password) {
        @Override
        public String toString() {
            return "Running[" + port + ", redacted]";
        }
    }

    /** The server that runs in {@code dataFolder} now; empty when there is none. STORE_DOWN when its files cannot be read. */
    public static Optional<Running> running(Path dataFolder) {
        Path absolute = dataFolder.toAbsolutePath();
        if (!Files.isDirectory(absolute.resolve("database"))) {
            return Optional.empty();
        }
        try {
            ServerFolder folder = ServerFolder.in(absolute);
            Optional<Integer> port = LeftoverServer.port(folder.cluster());
            return port.isEmpty() ? Optional.empty() : Optional.of(new Running(port.get(), folder.password()));
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.STORE_DOWN, "The database in %s cannot be found: %s".formatted(dataFolder, e), e);
        }
    }

    /** The server's port on 127.0.0.1. */
    public int port() {
        return port;
    }

    public String password() {
        return password;
    }

    private void start(int connectionLimit) throws IOException {
        if (!folder.hasCluster()) {
            makeCluster();
        }
        if (LeftoverServer.find(folder.cluster()).isPresent()) {
            log.warn("Stopping a database server that an earlier Firebreak left behind folder={}", folder.root());
            stopServer();
        }
        String problem = "";
        for (int i = 0; i < START_TRIES; i++) {
            port = freePort();
            folder.writeSettings(port, connectionLimit);
            Result result = run(List.of(
                    program("pg_ctl"),
                    "start",
                    "-w",
                    "-s",
                    "-t",
                    Integer.toString(COMMAND_LIMIT_SECONDS),
                    "-D",
                    folder.cluster().toString(),
                    "-l",
                    folder.startLog().toString()));
            if (result.exitCode() == 0) {
                return;
            }
            problem = result.output() + Files.readString(folder.startLog());
            log.warn("PostgreSQL did not start, trying again try={} reason={}", i + 1, problem);
        }
        throw new IOException("pg_ctl start failed " + START_TRIES + " times, last: " + problem);
    }

    private void makeCluster() throws IOException {
        Folders.delete(folder.unfinishedCluster());
        Result result = run(List.of(
                program("initdb"),
                "--pgdata=" + folder.unfinishedCluster(),
                "--username=" + USER,
                "--pwfile=" + folder.passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        if (result.exitCode() != 0) {
            throw new IOException("initdb failed: " + result.output());
        }
        Files.move(folder.unfinishedCluster(), folder.cluster());
    }

    private void stopServer() throws IOException {
        for (String mode : List.of("fast", "immediate")) {
            Result result = run(List.of(
                    program("pg_ctl"),
                    "stop",
                    "-w",
                    "-s",
                    "-t",
                    Integer.toString(COMMAND_LIMIT_SECONDS / 2),
                    "-m",
                    mode,
                    "-D",
                    folder.cluster().toString()));
            if (result.exitCode() == 0 || LeftoverServer.find(folder.cluster()).isEmpty()) {
                return;
            }
            log.warn("PostgreSQL did not stop mode={} reason={}", mode, result.output());
        }
        throw new IOException("The server in " + folder.cluster() + " cannot be stopped");
    }

    /** Stops the server and lets go of the data folder. Idempotent. */
    @Override
    public void close() {
        try (lock) {
            if (LeftoverServer.find(folder.cluster()).isPresent()) {
                stopServer();
                log.info("Embedded PostgreSQL is stopped folder={}", folder.root());
            }
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.STORE_DOWN, "The embedded database did not stop: " + e.getMessage(), e);
        }
    }

    private String program(String name) {
        return binaries.program(name).toString();
    }

    private record Result(int exitCode, String output) {}

    /** Runs a command to its end. Its output goes through a file: a server that it starts would hold a pipe open. */
    private Result run(List<String> words) throws IOException {
        List<String> command = new ArrayList<>(user.command(words));
        Path output = Files.createTempFile(folder.root(), "command-", ".out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.toUpperCase(Locale.ROOT).startsWith("PG"));
        Process process = builder.start();
        try {
            if (!process.waitFor(2L * COMMAND_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(words.getFirst() + " did not end in " + 2 * COMMAND_LIMIT_SECONDS + " s");
            }
            return new Result(process.exitValue(), Files.readString(output).strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + words.getFirst(), e);
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(output);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
