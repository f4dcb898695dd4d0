package dev.firebreak.store;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;

/** Runs statements, and says what failed in the words of {@link FirebreakException}. Thread-safe. */
final class Sql {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private final Jdbi jdbi;

    Sql(DataSource source) {
        jdbi = Jdbi.create(source);
        // Statements are written out in full: nothing is substituted into their text, and "<" is only "less than".
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
    }

    /**
     * Runs one reading statement or several that need no common moment.
     *
     * @param what what it is for, as in "Cannot …"
     */
    <T extends @Nullable Object> T read(String what, HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.withHandle(work);
        } catch (JdbiException e) {
            throw failure(what, e);
        }
    }

    /** Runs statements in one transaction (READ COMMITTED). */
    <T extends @Nullable Object> T change(String what, HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.inTransaction(work);
        } catch (JdbiException e) {
            throw failure(what, e);
        }
    }

    void run(String what, HandleConsumer<RuntimeException> work) {
        try {
            jdbi.useTransaction(work);
        } catch (JdbiException e) {
            throw failure(what, e);
        }
    }

    private static RuntimeException failure(String what, JdbiException problem) {
        SQLException cause = sqlException(problem);
        String state = cause == null || cause.getSQLState() == null ? "" : cause.getSQLState();
        String why = cause == null ? problem.getMessage() : cause.getMessage();
        if (state.equals(UNIQUE_VIOLATION)) {
            return new FirebreakException(ErrorCode.CONFLICT, "Cannot " + what + ": there is one already", problem);
        }
        if (state.equals(FOREIGN_KEY_VIOLATION)) {
            return new FirebreakException(
                    ErrorCode.NOT_FOUND, "Cannot " + what + ": what it belongs to does not exist", problem);
        }
        if (state.startsWith("22") || state.startsWith("23") || state.startsWith("42")) {
            return problem; // a wrong statement or value is our mistake, not the database's
        }
        return new FirebreakException(ErrorCode.STORE_DOWN, "Cannot " + what + ": the database says " + why, problem);
    }

    private static @Nullable SQLException sqlException(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found && found.getSQLState() != null) {
                return found;
            }
        }
        return null;
    }
}
