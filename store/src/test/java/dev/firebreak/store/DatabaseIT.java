package dev.firebreak.store;

import static dev.firebreak.testkit.incident.IncidentSamples.NOW;
import static dev.firebreak.testkit.incident.IncidentSamples.assertFails;
import static dev.firebreak.testkit.incident.IncidentSamples.incident;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.firebreak.core.account.AuditEntry;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.incident.Action;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.Playbook;
import dev.firebreak.core.verdict.VerdictLevel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseIT {
    /** Shared where a new cluster is not the point: it costs more than a restart. */
    @TempDir
    static Path folder = Path.of("");

    @Test
    void keepsWhatIsInItAcrossRestarts() {
        Incident incident = incident(VerdictLevel.CUT);
        try (Database database = Database.embedded(folder)) {
            database.incidents().open(incident, Playbook.onVerdict(VerdictLevel.CUT));
        }
        try (Database database = Database.embedded(folder)) {
            assertThat(database.incidents().find(incident.id())).contains(incident);
        }
    }

    @Test
    void takesAFolderWithSpacesAndQuotesInItsName(@TempDir Path parent) {
        try (Database database = Database.embedded(parent.resolve("it's my data"))) {
            database.check();
        }
    }

    @Test
    void refusesAFolderThatAnotherUses() {
        try (Database database = Database.embedded(folder)) {
            assertThatExceptionOfType(FirebreakException.class)
                    .isThrownBy(() -> Database.embedded(folder))
                    .withMessageContaining("Another Firebreak (process "
                            + ProcessHandle.current().pid())
                    .withMessageContaining(folder.toString());
            database.check();
        }
    }

    @Test
    void whoJoinsUsesTheServerThatRunsOrStartsIt() {
        try (Database owner = Database.embedded(folder)) {
            assertThat(owner.servesOthers()).isFalse();
            Incident incident = incident(VerdictLevel.CUT);
            owner.incidents().open(incident, Playbook.onVerdict(VerdictLevel.CUT));
            try (Database guest = Database.joined(folder)) {
                assertThat(guest.incidents().find(incident.id())).contains(incident);
                assertThat(guest.servesOthers()).isFalse();
            }
            owner.check();
        }
        try (Database alone = Database.joined(folder)) {
            alone.check();
        }
    }

    @Test
    void startsAlthoughAStaleFileNamesALivingProcess() throws IOException {
        Database.embedded(folder).close();
        String stale = "%d%n%s%n1%n1%n%nlocalhost%n 0 0%nready%n"
                .formatted(ProcessHandle.current().pid(), folder.resolve("database/cluster"));
        Files.writeString(folder.resolve("database/cluster/postmaster.pid"), stale);

        try (Database database = Database.embedded(folder)) {
            database.check();
        }
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void startsAfterACrashInTheMiddleOfTheFirstStart(@TempDir Path fresh) throws IOException {
        Path half = Files.createDirectories(fresh.resolve("database/cluster.new"));
        Files.writeString(half.resolve("PG_VERSION"), "18");

        try (Database database = Database.embedded(fresh)) {
            database.check();
        }
    }

    @Test
    void refusesAClusterOfAnotherMajorVersion(@TempDir Path fresh) throws IOException {
        Path cluster = Files.createDirectories(fresh.resolve("database/cluster"));
        Files.writeString(cluster.resolve("PG_VERSION"), "17\n");

        assertFails(ErrorCode.BAD_CONFIGURATION, () -> Database.embedded(fresh));
        Files.writeString(cluster.resolve("PG_VERSION"), "18\n");
        assertFails(ErrorCode.BAD_CONFIGURATION, () -> Database.embedded(fresh)); // no password file
    }

    @Test
    void onlyTheOwnerSeesThePasswordAndNobodyGetsInWithoutIt() throws Exception {
        try (Database database = Database.embedded(folder)) {
            Path password = folder.resolve("database/password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("database"))))
                    .isEqualTo("rwx------");
            String url = url(database);
            assertThat(url).startsWith("jdbc:postgresql://127.0.0.1:");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(url, "firebreak", "guess")
                            .close())
                    .withMessageContaining("password authentication failed");
            try (Connection connection = DriverManager.getConnection(url, "firebreak", Files.readString(password))) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
    }

    @Test
    void isDurableAndListensOnLoopbackOnly() {
        Jdbi jdbi = TestDatabase.jdbi(TestDatabase.empty());

        assertThat(setting(jdbi, "fsync")).isEqualTo("on");
        assertThat(setting(jdbi, "synchronous_commit")).isEqualTo("on");
        assertThat(setting(jdbi, "full_page_writes")).isEqualTo("on");
        assertThat(setting(jdbi, "data_checksums")).isEqualTo("on");
        assertThat(setting(jdbi, "listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(setting(jdbi, "unix_socket_directories")).isEmpty();
        assertThat(setting(jdbi, "server_version")).startsWith("18.");
    }

    @Test
    void connectsToAServerByAddress() throws Exception {
        try (Database owner = Database.embedded(folder)) {
            String password = Files.readString(folder.resolve("database/password"));
            String url = url(owner).replace("jdbc:postgresql://", "postgresql://firebreak:" + password + "@");
            Incident incident = owner.incidents().open(incident(VerdictLevel.HOLD), List.of());

            try (Database guest = Database.connect(url, null, null, 4)) {
                assertThat(guest.incidents().find(incident.id())).contains(incident);
            }
            try (Database guest = Database.connect(url(owner), "firebreak", password, 4)) {
                assertThat(guest.incidents().find(incident.id())).contains(incident);
            }
            assertFails(ErrorCode.STORE_DOWN, () -> Database.connect(url(owner), "firebreak", "guess", 4));
        }
    }

    @Test
    void saysThatAServerIsNotThere() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThatExceptionOfType(FirebreakException.class)
                .isThrownBy(
                        () -> Database.connect("postgresql://u:secret@127.0.0.1:" + port + "/firebreak", null, null, 4))
                .withMessageContaining("127.0.0.1:" + port)
                .withMessageNotContaining("secret")
                .extracting(FirebreakException::code)
                .isEqualTo(ErrorCode.STORE_DOWN);
    }

    @Test
    void aClosedDatabaseIsDown() {
        Database database = Database.embedded(folder);
        database.close();
        database.close();

        assertFails(ErrorCode.STORE_DOWN, database::check);
    }

    @Test
    void aLostConnectionLosesTheTransactionAndTheNextCallWorks() {
        Database database = TestDatabase.empty();
        Sql sql = new Sql(database.source());
        Incident incident = incident(VerdictLevel.CUT);
        assertFails(
                ErrorCode.STORE_DOWN,
                () -> sql.run("lose a connection", handle -> {
                    IncidentRows.insert(handle, incident);
                    handle.execute("SELECT pg_terminate_backend(pg_backend_pid())");
                }));

        assertThat(database.incidents().find(incident.id())).isEmpty();
    }

    @Test
    void aWorkerThatLosesItsConnectionAfterClaimingLeavesTheActionToTheNext() {
        Database database = TestDatabase.empty();
        database.incidents().open(incident(VerdictLevel.CUT), Playbook.onVerdict(VerdictLevel.CUT));
        Action claimed = database.outbox().claim(NOW, 1, Duration.ofSeconds(30)).getFirst();
        TestDatabase.jdbi(database)
                .useHandle(handle -> handle.createQuery("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                + " WHERE application_name LIKE 'firebreak %' AND pid <> pg_backend_pid()")
                        .mapTo(Boolean.class)
                        .list());

        assertThat(database.outbox().claim(NOW.plusSeconds(29), 1, Duration.ofSeconds(30)))
                .isEmpty();
        assertThat(database.outbox().claim(NOW.plusSeconds(30), 1, Duration.ofSeconds(30)))
                .extracting(Action::id)
                .containsExactly(claimed.id());
    }

    @Test
    void nobodyChangesTheAuditLog() {
        Database database = TestDatabase.empty();
        database.audit().add(new AuditEntry(NOW, "ada", "lift-ban", "stream:lobby", ""));

        for (String change : List.of("UPDATE audit_entry SET who = 'eve'", "DELETE FROM audit_entry")) {
            assertThatExceptionOfType(JdbiException.class)
                    .isThrownBy(() -> TestDatabase.jdbi(database).useHandle(handle -> handle.execute(change)))
                    .withMessageContaining("append-only");
        }
    }

    private static String setting(Jdbi jdbi, String name) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT current_setting(:name)")
                .bind("name", name)
                .mapTo(String.class)
                .one());
    }

    private static String url(Database database) throws SQLException {
        try (Connection connection = database.source().getConnection()) {
            return connection.getMetaData().getURL().replaceFirst("\\?.*", "");
        }
    }
}
