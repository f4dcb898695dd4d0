package dev.firebreak.testkit.account;

import dev.firebreak.core.account.Account;
import dev.firebreak.core.account.AccountStore;
import dev.firebreak.core.account.ApiToken;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Accounts in memory, under the same contract as the real ones. Thread-safe: one lock. */
public final class InMemoryAccountStore implements AccountStore {
    private final TreeMap<String, Account> accounts = new TreeMap<>();
    private final TreeMap<String, ApiToken> tokens = new TreeMap<>();

    @Override
    public synchronized Optional<Account> account(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    @Override
    public synchronized List<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    @Override
    public synchronized void save(Account account) {
        accounts.put(account.name(), account);
    }

    @Override
    public synchronized boolean remove(String name) {
        return accounts.remove(name) != null;
    }

    @Override
    public synchronized Optional<ApiToken> token(String sha256) {
        return tokens.values().stream()
                .filter(token -> token.sha256().equals(sha256))
                .findFirst();
    }

    @Override
    public synchronized List<ApiToken> tokens() {
        return List.copyOf(tokens.values());
    }

    @Override
    public synchronized void add(ApiToken token) {
        if (tokens.containsKey(token.name()) || token(token.sha256()).isPresent()) {
            throw new FirebreakException(ErrorCode.CONFLICT, "There is a token " + token.name());
        }
        tokens.put(token.name(), token);
    }

    @Override
    public synchronized boolean revokeToken(String name) {
        return tokens.remove(name) != null;
    }
}
