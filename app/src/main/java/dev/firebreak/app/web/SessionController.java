package dev.firebreak.app.web;

import dev.firebreak.app.security.Secrets;
import dev.firebreak.app.web.Described.Access;
import dev.firebreak.app.web.problem.BadRequestException;
import dev.firebreak.core.account.Account;
import dev.firebreak.core.account.AccountStore;
import dev.firebreak.core.account.Role;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The console session. Signing in (POST) and out (DELETE) are done by the security chain. */
@RestController
@RequestMapping("/api/v1/session")
final class SessionController {
    private final AccountStore accounts;
    private final PasswordEncoder encoder;
    private final AuditTrail audit;
    private final Secrets secrets = new Secrets();

    SessionController(WebParts parts, PasswordEncoder encoder, AuditTrail audit) {
        accounts = parts.accounts();
        this.encoder = encoder;
        this.audit = audit;
    }

    /** Who is signed in; null when nobody is. */
    record Who(@Nullable String name, @Nullable Role role) {}

    record NewPassword(@Nullable String old, @Nullable String password) {
        @Override
        public String toString() {
            return "NewPassword[redacted]";
        }
    }

    @GetMapping
    @Described(
            value = "Who is signed in. Sets the cookie XSRF-TOKEN, to be sent back as the header X-XSRF-TOKEN",
            access = Access.ANYBODY)
    Who who(@Nullable Principal who, CsrfToken csrf) {
        csrf.getToken(); // asking for it is what sets the cookie
        if (who == null) {
            return new Who(null, null);
        }
        return accounts.account(who.getName())
                .map(account -> new Who(account.name(), account.role()))
                .orElseGet(() -> new Who(who.getName(), null));
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Described(value = "Changes one's own password; ends one's sessions", access = Access.SIGNED_IN, status = 204)
    void change(@RequestBody NewPassword body, Principal who) {
        String password = Input.required("password", body.password());
        Account account =
                accounts.account(who.getName()).orElseThrow(() -> new BadRequestException("A token has no password"));
        if (!encoder.matches(Input.required("old", body.old()), account.passwordHash())) {
            throw new BadRequestException("The old password is wrong");
        }
        String objection = secrets.objection(password);
        if (!objection.isEmpty()) {
            throw new BadRequestException(objection);
        }
        accounts.save(new Account(account.name(), secrets.hash(password), account.role()));
        audit.add(who, "change-password", "account:" + account.name(), "");
    }
}
