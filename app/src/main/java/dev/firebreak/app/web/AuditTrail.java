package dev.firebreak.app.web;

import dev.firebreak.core.account.AuditEntry;
import dev.firebreak.core.account.AuditLog;
import java.security.Principal;
import java.time.Clock;

/** Writes down who did what. */
final class AuditTrail {
    private final AuditLog log;
    private final Clock clock;

    AuditTrail(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    void add(Principal who, String what, String object, String detail) {
        log.add(new AuditEntry(clock.instant(), cut(who.getName(), AuditEntry.MAX_NAME), what, object, detail));
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
