package dev.firebreak.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** One embedded database for all tests of this JVM, stopped and deleted when it ends. */
final class TestDatabase {
    private static @Nullable Database shared;

    private TestDatabase() {}

    /** The database, with nothing in it. */
    static synchronized Database empty() {
        Database database = shared;
        if (database == null) {
            database = start();
            shared = database;
        }
        jdbi(database).useHandle(handle -> {
            handle.execute(
                    "TRUNCATE stream, session, incident, account, api_token, audit_entry RESTART IDENTITY CASCADE");
            handle.execute("TRUNCATE shadow_time, footage, dataset, model_lineage RESTART IDENTITY CASCADE");
            handle.execute("TRUNCATE bank, bank_removal, index_snapshot, traffic_piece, look_back CASCADE");
            handle.execute("UPDATE footage_print_feed SET last = 0");
            handle.execute("DELETE FROM term WHERE facet LIKE 'test-%' OR name LIKE 'test-%'");
            handle.execute("DELETE FROM facet WHERE name LIKE 'test-%'");
        });
        return database;
    }

    /** For what no store does: looking at tables, breaking things. */
    static Jdbi jdbi(Database database) {
        return Jdbi.create(database.source());
    }

    private static Database start() {
        try {
            Path folder = Files.createTempDirectory("firebreak-database-");
            Database database = Database.embedded(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database, folder), "stop test database"));
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(Database database, Path folder) {
        database.close();
        delete(folder);
    }

    static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
