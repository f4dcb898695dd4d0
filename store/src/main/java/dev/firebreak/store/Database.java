package dev.firebreak.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.firebreak.core.account.AccountStore;
import dev.firebreak.core.account.AuditLog;
import dev.firebreak.core.bank.BankFeed;
import dev.firebreak.core.bank.BankStore;
import dev.firebreak.core.bank.MatchLedger;
import dev.firebreak.core.bank.SnapshotMarks;
import dev.firebreak.core.copy.PastCopyStore;
import dev.firebreak.core.copy.TrafficStore;
import dev.firebreak.core.copy.trial.IncidentTrialStore;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.ClipPrintStore;
import dev.firebreak.core.footage.DatasetCatalogue;
import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.core.footage.ModelRegister;
import dev.firebreak.core.footage.NearDuplicateStore;
import dev.firebreak.core.footage.ShotMarkStore;
import dev.firebreak.core.footage.VocabularyStore;
import dev.firebreak.core.incident.ActionOutbox;
import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.core.shadow.ShadowStore;
import dev.firebreak.core.stream.StreamRegistry;
import dev.firebreak.store.embedded.EmbeddedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * The database with its schema up to date, and the stores in it: PostgreSQL, either embedded in the data folder or
 * somebody's server. Thread-safe. Close it last.
 */
public final class Database implements AutoCloseable {
    /** Connections that a process keeps to an embedded server; callers beyond wait for {@value #CONNECTION_WAIT_MILLIS} ms. */
    private static final int EMBEDDED_POOL = 10;

    /** By which an administrator of the server knows this process. */
    static final String APPLICATION = "firebreak " + ProcessHandle.current().pid();

    private static final int CONNECTION_WAIT_MILLIS = 5_000;
    private static final int STATEMENT_LIMIT_MILLIS = 15_000;
    private static final int SOCKET_LIMIT_SECONDS = 20;
    private static final int EMBEDDED_CONNECTIONS = 2 * EMBEDDED_POOL + 10;

    private final HikariDataSource pool;
    private final @Nullable EmbeddedServer server;
    private final Sql sql;

    private Database(HikariDataSource pool, @Nullable EmbeddedServer server) {
        this.pool = pool;
        this.server = server;
        this.sql = new Sql(pool);
    }

    /**
     * Starts the data folder's own PostgreSQL, makes it the first time, and migrates it. What is in it survives restarts and
     * a {@code kill -9} of this process or of the server.
     *
     * @throws FirebreakException CONFLICT when another Firebreak uses the folder, STORE_DOWN when it does not start,
     *     BAD_CONFIGURATION when it cannot run here
     */
    public static Database embedded(Path dataFolder) {
        EmbeddedServer server = EmbeddedServer.start(dataFolder, cacheFolder(dataFolder), EMBEDDED_CONNECTIONS);
        try {
            String url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.port());
            return opened(new DatabaseAddress(url, EmbeddedServer.USER, server.password()), server, EMBEDDED_POOL);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Joins the database of a data folder: connects to the server that another Firebreak runs there, or starts it as {@link #embedded}
     * does. For commands beside a running server.
     *
     * @throws FirebreakException as {@link #embedded}; STORE_DOWN when the other Firebreak stops it in this very moment
     */
    public static Database joined(Path dataFolder) {
        try {
            return embedded(dataFolder);
        } catch (FirebreakException e) {
            if (e.code() != ErrorCode.CONFLICT) {
                throw e;
            }
            EmbeddedServer.Running running = EmbeddedServer.running(dataFolder).orElseThrow(() -> e);
            String url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(running.port());
            return opened(new DatabaseAddress(url, EmbeddedServer.USER, running.password()), null, EMBEDDED_POOL);
        }
    }

    /**
     * Connects to a PostgreSQL server (14 or newer) and migrates the database.
     *
     * @param url {@code postgresql://user:password@host:5432/name} or {@code jdbc:postgresql://host:5432/name}
     * @param user when it is not in the URL
     * @param password when it is not in the URL
     * @param connections kept at most; callers beyond wait for {@value #CONNECTION_WAIT_MILLIS} ms
     * @throws FirebreakException STORE_DOWN when it cannot be reached or refuses, BAD_CONFIGURATION when the URL is no such
     */
    public static Database connect(String url, @Nullable String user, @Nullable String password, int connections) {
        return opened(DatabaseAddress.of(url, user, password), null, connections);
    }

    private static Database opened(DatabaseAddress address, @Nullable EmbeddedServer server, int connections) {
        HikariDataSource pool = pool(address, connections);
        try {
            migrate(address);
            return new Database(pool, server);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** On connections of its own: a migration of much data may take longer than the pool allows a statement. */
    private static void migrate(DatabaseAddress address) {
        try {
            Flyway.configure(Database.class.getClassLoader())
                    .jdbcProperties(
                            Map.of("ApplicationName", APPLICATION)) // a connection of ours, as servesOthers sees it
                    .dataSource(address.url(), address.user(), address.password())
                    .locations("classpath:db/migration")
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new FirebreakException(
                    ErrorCode.STORE_DOWN, "Cannot migrate the database %s: %s".formatted(address, e.getMessage()), e);
        }
    }

    private static HikariDataSource pool(DatabaseAddress address, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("firebreak");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_WAIT_MILLIS);
        config.setInitializationFailTimeout(1); // one try: a wrong password does not get better by waiting
        config.addDataSourceProperty("ApplicationName", APPLICATION);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("connectTimeout", Integer.toString(CONNECTION_WAIT_MILLIS / 1000));
        config.addDataSourceProperty("socketTimeout", Integer.toString(SOCKET_LIMIT_SECONDS));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // Not as start-up options: poolers in front of a server refuse those.
        config.setConnectionInitSql("SET statement_timeout = %d; SET idle_in_transaction_session_timeout = %d"
                .formatted(STATEMENT_LIMIT_MILLIS, STATEMENT_LIMIT_MILLIS));
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw new FirebreakException(
                    ErrorCode.STORE_DOWN, "Cannot reach the database %s: %s".formatted(address, e.getMessage()), e);
        }
    }

    /** PostgreSQL's programs are shared by all data folders of a user; where there is no home, they go into this one. */
    private static Path cacheFolder(Path dataFolder) {
        Path home = Path.of(System.getProperty("user.home", ""));
        boolean usable = home.isAbsolute() && Files.isWritable(home);
        return usable
                ? home.resolve(".cache/firebreak")
                : dataFolder.resolve("cache").toAbsolutePath();
    }

    public IncidentStore incidents() {
        return new PostgresIncidentStore(sql);
    }

    public ActionOutbox outbox() {
        return new PostgresActionOutbox(sql);
    }

    public StreamRegistry streams() {
        return new PostgresStreamRegistry(sql);
    }

    public AccountStore accounts() {
        return new PostgresAccountStore(sql);
    }

    public AuditLog audit() {
        return new PostgresAuditLog(sql);
    }

    public FootageCatalogue footage() {
        return new PostgresFootageCatalogue(sql);
    }

    public VocabularyStore vocabulary() {
        return new PostgresVocabularyStore(sql);
    }

    public ShotMarkStore shotMarks() {
        return new PostgresShotMarkStore(sql);
    }

    public DatasetCatalogue datasets() {
        return new PostgresDatasetCatalogue(sql);
    }

    public ModelRegister models() {
        return new PostgresModelRegister(sql);
    }

    public ClipPrintStore clipPrints() {
        return new PostgresClipPrintStore(sql);
    }

    public NearDuplicateStore nearDuplicates() {
        return new PostgresNearDuplicateStore(sql);
    }

    public IncidentTrialStore incidentTrials() {
        return new PostgresIncidentTrialStore(sql);
    }

    public ShadowStore shadow() {
        return new PostgresShadowStore(sql);
    }

    public BankStore banks() {
        return new PostgresBankStore(sql);
    }

    public BankFeed bankFeed() {
        return new PostgresBankFeed(sql);
    }

    public SnapshotMarks snapshotMarks() {
        return new PostgresSnapshotMarks(sql);
    }

    public MatchLedger bankMatches() {
        return new PostgresMatchLedger(sql);
    }

    public TrafficStore traffic() {
        return new PostgresTrafficStore(sql);
    }

    public PastCopyStore pastCopies() {
        return new PostgresPastCopyStore(sql);
    }

    /** Asks the database for an answer; STORE_DOWN when there is none. For health checks. */
    public void check() {
        sql.read(
                "ask the database",
                handle -> handle.select("SELECT 1").mapTo(Integer.class).one());
    }

    /** Whether this process runs the server and other processes are connected to it: closing now would cut them off. */
    public boolean servesOthers() {
        return server != null
                && sql.read(
                        "look for other connections",
                        handle -> handle.createQuery("""
                                SELECT count(*) > 0 FROM pg_stat_activity
                                WHERE backend_type = 'client backend' AND application_name <> :own""")
                                .bind("own", APPLICATION)
                                .mapTo(Boolean.class)
                                .one());
    }

    /** For tests: the pool behind the stores. */
    DataSource source() {
        return pool;
    }

    /** Closes the pool, then stops the embedded server. Idempotent. */
    @Override
    public void close() {
        pool.close();
        if (server != null) {
            server.close();
        }
    }
}
