package dev.firebreak.core.account;

import java.util.List;
import java.util.Optional;

/** Keeps accounts and tokens. Thread-safe. */
public interface AccountStore {
    Optional<Account> account(String name);

    /** By name. */
    List<Account> accounts();

    /** Adds the account, or replaces the one of the same name. */
    void save(Account account);

    /** Returns false when there is no such account. */
    boolean remove(String name);

    Optional<ApiToken> token(String sha256);

    /** By name. */
    List<ApiToken> tokens();

    /** Adds the token; CONFLICT when its name or hash is taken. */
    void add(ApiToken token);

    /** Returns false when there is no such token. */
    boolean revokeToken(String name);
}
