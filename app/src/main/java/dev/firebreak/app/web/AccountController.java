package dev.firebreak.app.web;

import dev.firebreak.app.security.Secrets;
import dev.firebreak.app.web.Described.Access;
import dev.firebreak.app.web.problem.BadRequestException;
import dev.firebreak.core.account.Account;
import dev.firebreak.core.account.AccountStore;
import dev.firebreak.core.account.Role;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who may sign in. */
@RestController
@RequestMapping("/api/v1/accounts")
final class AccountController {
    private final AccountStore accounts;
    private final AuditTrail audit;
    private final Secrets secrets = new Secrets();

    AccountController(WebParts parts, AuditTrail audit) {
        accounts = parts.accounts();
        this.audit = audit;
    }

    record Person(String name, Role role) {}

    record NewAccount(@Nullable String name, @Nullable Role role) {}

    /** The password is shown this once. */
    record WithPassword(String name, Role role, String password) {
        @Override
        public String toString() {
            return "WithPassword[" + name + ", redacted]";
        }
    }

    @GetMapping
    @Described(value = "Accounts", access = Access.ADMIN)
    List<Person> list() {
        return accounts.accounts().stream()
                .map(account -> new Person(account.name(), account.role()))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Described(value = "Adds an account with a random password, shown this once", access = Access.ADMIN, status = 201)
    WithPassword create(@RequestBody NewAccount body, Principal who) {
        String name = Input.name(body.name());
        Role role = Input.required("role", body.role());
        if (accounts.account(name).isPresent()) {
            throw new FirebreakException(ErrorCode.CONFLICT, "There is an account %s already".formatted(name));
        }
        return save(name, role, "create-account", who);
    }

    @PostMapping("/{name}/password")
    @Described(value = "Gives an account a new random password, shown this once", access = Access.ADMIN)
    WithPassword reset(@PathVariable String name, Principal who) {
        Account account = accounts.account(name).orElseThrow(() -> notFound(name));
        return save(name, account.role(), "reset-password", who);
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Described(value = "Removes an account; its sessions end", access = Access.ADMIN, status = 204)
    void remove(@PathVariable String name, Principal who) {
        if (name.equals(who.getName())) {
            throw new BadRequestException("Nobody removes their own account");
        }
        if (!accounts.remove(Input.name(name))) {
            throw notFound(name);
        }
        audit.add(who, "remove-account", "account:" + name, "");
    }

    private WithPassword save(String name, Role role, String what, Principal who) {
        String password = secrets.password();
        accounts.save(new Account(name, secrets.hash(password), role));
        audit.add(who, what, "account:" + name, Json.word(role));
        return new WithPassword(name, role, password);
    }

    private static FirebreakException notFound(String name) {
        return new FirebreakException(ErrorCode.NOT_FOUND, "There is no account " + Input.name(name));
    }
}
