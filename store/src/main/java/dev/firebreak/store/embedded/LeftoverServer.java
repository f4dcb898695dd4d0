package dev.firebreak.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the server that an earlier Firebreak left running in a cluster when it was killed. Called only under the
 * {@link DataFolderLock}: whatever runs there belongs to nobody any more.
 */
final class LeftoverServer {
    private static final Logger log = LoggerFactory.getLogger(LeftoverServer.class);

    private LeftoverServer() {}

    /** The process that {@code postmaster.pid} names, when it is alive and is this cluster's server. */
    static Optional<ProcessHandle> find(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        Optional<ProcessHandle> server =
                pid(pidFile).flatMap(ProcessHandle::of).filter(process -> runsIn(cluster, process));
        if (server.isEmpty()) {
            // The number may by now be some other program's, and PostgreSQL would take it for a server and refuse to
            // start.
            log.info("Removing a stale file={}", pidFile);
            Files.deleteIfExists(pidFile);
        }
        return server;
    }

    /** The port of the server that runs in a cluster, from the fourth line of {@code postmaster.pid}; looks only. */
    static Optional<Integer> port(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)
                || pid(pidFile)
                        .flatMap(ProcessHandle::of)
                        .filter(process -> runsIn(cluster, process))
                        .isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        try {
            return lines.size() < 4
                    ? Optional.empty()
                    : Optional.of(Integer.parseInt(lines.get(3).strip()));
        } catch (NumberFormatException e) {
            throw new IOException("No port in " + pidFile, e);
        }
    }

    private static Optional<Long> pid(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        try {
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(lines.getFirst().strip()));
        } catch (NumberFormatException e) {
            log.warn("Not a process number in file={}", pidFile, e);
            return Optional.empty();
        }
    }

    /** A PostgreSQL server's working directory is its cluster. */
    private static boolean runsIn(Path cluster, ProcessHandle process) {
        Path workingDirectory = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            return process.isAlive()
                    && Files.exists(workingDirectory)
                    && workingDirectory.toRealPath().equals(cluster.toRealPath());
        } catch (IOException e) {
            log.debug("Cannot see into process={}", process.pid(), e);
            return false;
        }
    }
}
