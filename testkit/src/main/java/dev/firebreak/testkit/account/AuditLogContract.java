package dev.firebreak.testkit.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.account.AuditEntry;
import dev.firebreak.core.account.AuditLog;
import dev.firebreak.testkit.FakeClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link AuditLog} does. */
public abstract class AuditLogContract {
    private static final Instant NOW = FakeClock.START;

    /** An empty log; the same one during a test. */
    protected abstract AuditLog log();

    @Test
    void listsTheNewestFirst() {
        AuditEntry first = entry(0, "stream:lobby");
        AuditEntry second = entry(5, "stream:attic");
        AuditEntry third = new AuditEntry(NOW.plusSeconds(5), "firebreak", "ban-key", "stream:attic", "");
        log().add(first);
        log().add(second);
        log().add(third);

        assertThat(log().list(10, 0)).containsExactly(third, second, first);
        assertThat(log().list(1, 1)).containsExactly(second);
    }

    @Test
    void tellsWhatWasDoneToOneObject() {
        AuditEntry first = entry(0, "stream:lobby");
        AuditEntry second = entry(5, "stream:lobby");
        log().add(first);
        log().add(entry(2, "stream:attic"));
        log().add(second);

        assertThat(log().about("stream:lobby", 10)).containsExactly(second, first);
        assertThat(log().about("stream:lobby", 1)).containsExactly(second);
        assertThat(log().about("stream:nothing", 10)).isEmpty();
    }

    @Test
    void keepsTheSameEntryTwice() {
        log().add(entry(0, "stream:lobby"));
        log().add(entry(0, "stream:lobby"));

        assertThat(log().list(10, 0)).hasSize(2);
    }

    private static AuditEntry entry(long second, String object) {
        return new AuditEntry(NOW.plusSeconds(second), "ada", "lift-ban", object, "asked for by the publisher");
    }
}
