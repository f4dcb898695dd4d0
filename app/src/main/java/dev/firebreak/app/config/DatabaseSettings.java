package dev.firebreak.app.config;

/**
 * PostgreSQL.
 *
 * @param url JDBC address; empty: an embedded server in the data folder
 * @param poolSize connections to the server at {@code url} at most
 */
public record DatabaseSettings(String url, String user, Secret password, int poolSize) {
    static DatabaseSettings read(KeyReader keys) {
        DatabaseSettings database = new DatabaseSettings(
                keys.value("database.url", "", DatabaseSettings::jdbc),
                keys.text("database.user", ""),
                keys.secret("database.password"),
                keys.whole("database.poolSize", 10, 2, 100));
        keys.refuseIf(
                database.url.isEmpty() && !(database.user.isEmpty() && database.password.isEmpty()),
                "database.user and database.password need database.url: the embedded server has its own");
        return database;
    }

    /** True when the server in the data folder is to be used. */
    public boolean embedded() {
        return url.isEmpty();
    }

    private static String jdbc(String text) {
        if (!text.isEmpty() && !text.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("does not start with jdbc:postgresql:");
        }
        if (text.contains("password=")) {
            throw new IllegalArgumentException("carries a password; set database.password instead");
        }
        return text;
    }
}
