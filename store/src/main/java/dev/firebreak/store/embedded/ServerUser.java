package dev.firebreak.store.embedded;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The user that PostgreSQL runs as. It refuses to run as root, so where Firebreak is root (in most containers) its programs
 * run in a user name space of their own, in which they are nobody in particular and own what root owns.
 *
 * @param prefix words in front of each command
 */
record ServerUser(List<String> prefix) {
    private static final List<String> OWN_NAME_SPACE = List.of("unshare", "--user");
    private static final long PROBE_LIMIT_SECONDS = 10;

    static ServerUser current() throws IOException {
        if (!"0".equals(answer(List.of("id", "-u")))) {
            return new ServerUser(List.of());
        }
        List<String> probe = new ArrayList<>(OWN_NAME_SPACE);
        probe.addAll(List.of("id", "-u"));
        String inside = answer(probe);
        if (inside.isEmpty() || inside.equals("0")) {
            throw new FirebreakException(
                    ErrorCode.BAD_CONFIGURATION,
                    "PostgreSQL does not run as root, and this system does not let root make a user name space"
                            + " (unshare --user): start Firebreak as an ordinary user, or set FIREBREAK_DATABASE_URL");
        }
        return new ServerUser(OWN_NAME_SPACE);
    }

    List<String> command(List<String> words) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(words);
        return command;
    }

    /** What the command printed, or nothing when it failed. */
    private static String answer(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(PROBE_LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                return "";
            }
            return new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while asking for the user", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
