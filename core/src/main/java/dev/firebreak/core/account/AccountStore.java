package dev.firebreak.core.account;

import java.util.List;
import java.util.Optional;

/** Keeps accounts and tokens. Thread-safe. */
public interface AccountStore {
    Optional<Account> account(String name);

    List<Account> accounts();

    /** Adds the account, or replaces the one of the same name. */
    void save(Account account);

    Optional<ApiToken> token(String sha256);

    List<ApiToken> tokens();

    /** Adds the token; CONFLICT when its name is taken. */
    void add(ApiToken token);

    /** Returns false when there is no such token. */
    boolean revokeToken(String name);
}
