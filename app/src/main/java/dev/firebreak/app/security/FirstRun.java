package dev.firebreak.app.security;

import dev.firebreak.core.account.Account;
import dev.firebreak.core.account.AccountStore;
import dev.firebreak.core.account.Role;
import java.util.Optional;

/** What a server does when it starts for the first time. */
public final class FirstRun {
    /** The first account. */
    public static final String ADMIN = "admin";

    private FirstRun() {}

    /**
     * Makes the account {@value #ADMIN} with a random password when there is no account at all. Returns that password, to
     * be shown once: only its hash is kept.
     */
    public static Optional<String> ensureAdmin(AccountStore accounts, Secrets secrets) {
        if (!accounts.accounts().isEmpty()) {
            return Optional.empty();
        }
        String password = secrets.password();
        accounts.save(new Account(ADMIN, secrets.hash(password), Role.ADMIN));
        return Optional.of(password);
    }
}
