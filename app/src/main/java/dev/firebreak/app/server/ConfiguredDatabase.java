package dev.firebreak.app.server;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.app.config.DatabaseSettings;
import dev.firebreak.app.config.FirebreakConfig;
import dev.firebreak.store.Database;
import java.nio.file.Path;
import java.util.function.Function;

/** The database that the configuration names: the embedded one of the data folder, or somebody's server. */
public final class ConfiguredDatabase {
    private ConfiguredDatabase() {}

    /** For the server, which is alone on an embedded database. Throws as {@link Database#embedded} and {@link Database#connect}. */
    @MustBeClosed
    static Database ofServer(FirebreakConfig config) {
        return open(config, Database::embedded);
    }

    /** For a command: beside a server that runs on the embedded database, or else it is started for the command. */
    @MustBeClosed
    public static Database ofCommand(FirebreakConfig config) {
        return open(config, Database::joined);
    }

    private static Database open(FirebreakConfig config, Function<Path, Database> embedded) {
        DatabaseSettings settings = config.database();
        return settings.embedded()
                ? embedded.apply(config.dataFolder())
                : Database.connect(
                        settings.url(), settings.user(), settings.password().reveal(), settings.poolSize());
    }
}
