package dev.firebreak.core.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class AuditEntryTest {
    @Test
    void takesNamesAndDetailsUpToTheirLimits() {
        String longest = "n".repeat(AuditEntry.MAX_NAME);

        AuditEntry entry = new AuditEntry(Instant.EPOCH, longest, longest, longest, "d".repeat(AuditEntry.MAX_DETAIL));

        assertThat(entry.who()).isEqualTo(longest);
    }

    @Test
    void refusesLongerOnesAndEmptyNames() {
        String tooLong = "n".repeat(AuditEntry.MAX_NAME + 1);

        assertThatIllegalArgumentException().isThrownBy(() -> entry(tooLong, "what", "object", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> entry("who", tooLong, "object", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> entry("who", "what", tooLong, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> entry("", "what", "object", ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry("who", "what", "object", "d".repeat(AuditEntry.MAX_DETAIL + 1)));
    }

    private static AuditEntry entry(String who, String what, String object, String detail) {
        return new AuditEntry(Instant.EPOCH, who, what, object, detail);
    }
}
