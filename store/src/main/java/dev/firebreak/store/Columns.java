package dev.firebreak.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How values of the domain go into columns and come out. */
final class Columns {
    private Columns() {}

    /** PostgreSQL keeps microseconds and would round the rest up, into the future. */
    static Instant time(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /** Text that PostgreSQL takes: it has no NUL, and no half of a surrogate pair. */
    static String text(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    static Duration nanos(ResultSet row, String column) throws SQLException {
        return Duration.ofNanos(row.getLong(column));
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static boolean isNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column) == null;
    }
}
