package dev.firebreak.app.web;

import dev.firebreak.app.web.Described.Access;
import dev.firebreak.core.account.AuditEntry;
import dev.firebreak.core.account.AuditLog;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did what. */
@RestController
final class AuditController {
    private final AuditLog log;

    AuditController(WebParts parts) {
        log = parts.audit();
    }

    @GetMapping("/api/v1/audit")
    @Described(value = "Who did what, newest first", access = Access.ADMIN)
    List<AuditEntry> list(@RequestParam(defaultValue = "50") int limit, @RequestParam(defaultValue = "0") int offset) {
        Input.page(limit, offset);
        return log.list(limit, offset);
    }
}
