package dev.firebreak.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.incident.IncidentId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that holds an embedded database and writes to it, with the signal that cannot be caught. */
final class DatabaseKillIT {
    private static final int DEADLINE_SECONDS = 180;

    /** Shared: a new cluster costs more than a restart, and what is in it does not matter. */
    @TempDir
    static Path folder = Path.of("");

    @Test
    void aKilledProcessLosesNothingItWasToldIsStored() throws Exception {
        List<IncidentId> stored = storeThenKill(folder, 50);

        assertAllThere(folder, stored);
    }

    @Test
    void neitherDoesOneWhoseServerIsKilledToo() throws Exception {
        List<IncidentId> stored = storeThenKill(folder, 20);
        ProcessHandle server = server(folder);
        server.destroyForcibly();
        server.onExit().get(DEADLINE_SECONDS, TimeUnit.SECONDS);

        assertAllThere(folder, stored);
    }

    @Test
    void theServerThatWasLeftBehindIsStopped() throws Exception {
        storeThenKill(folder, 1);
        ProcessHandle left = server(folder);
        assertThat(left.isAlive()).isTrue();

        try (Database database = Database.embedded(folder)) {
            database.check();
            left.onExit().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
            assertThat(server(folder).pid()).isNotEqualTo(left.pid());
        }
    }

    private static void assertAllThere(Path folder, List<IncidentId> stored) {
        try (Database database = Database.embedded(folder)) {
            assertThat(stored).isNotEmpty().allSatisfy(id -> {
                assertThat(database.incidents().find(id)).isPresent();
                assertThat(database.incidents().actions(id)).hasSize(4);
            });
        }
    }

    /** The ids that the process told of until it was killed, at least {@code count}. */
    private static List<IncidentId> storeThenKill(Path folder, int count) throws Exception {
        List<IncidentId> stored = new ArrayList<>();
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(DEADLINE_SECONDS * 1000);
            Process child = start(folder, listener.getLocalPort());
            try (Socket socket = listener.accept();
                    BufferedReader told = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                socket.setSoTimeout(DEADLINE_SECONDS * 1000);
                for (String line = told.readLine(); line != null; line = next(told)) {
                    stored.add(IncidentId.of(line));
                    if (stored.size() == count) {
                        child.destroyForcibly();
                    }
                }
            } finally {
                child.destroyForcibly().waitFor();
            }
        }
        assertThat(stored).hasSizeGreaterThanOrEqualTo(count);
        return stored;
    }

    private static @Nullable String next(BufferedReader told) throws IOException {
        try {
            String line = told.readLine();
            return line != null && line.length() == 36 ? line : null;
        } catch (SocketException e) {
            return null; // the reset of a killed process
        }
    }

    private static Process start(Path folder, int port) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Xmx256m",
                        DatabaseChild.class.getName(),
                        folder.toString(),
                        Integer.toString(port))
                .inheritIO()
                .start();
    }

    private static ProcessHandle server(Path folder) throws IOException {
        String pid = Files.readAllLines(folder.resolve("database/cluster/postmaster.pid"))
                .getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }
}
