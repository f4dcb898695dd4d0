package dev.firebreak.core.bank;

import dev.firebreak.core.account.Role;
import java.time.Instant;
import java.util.Optional;

/**
 * A set of fingerprints under one policy.
 *
 * @param entries how many there are, disabled ones included
 */
public record Bank(
        BankId id,
        BankSettings settings,
        Optional<Quarantine> quarantine,
        Instant createdAt,
        String createdBy,
        long entries) {

    public BankName name() {
        return settings.name();
    }

    public BankPolicy policy() {
        return settings.policy();
    }

    /** What a match asks for now: in quarantine a look at most. */
    public BankAction action() {
        return quarantine.isPresent() ? policy().action().atMost(BankAction.WATCH) : policy().action();
    }

    /** Whether its matches overrule those of other banks now. */
    public boolean overrules() {
        return policy().negative() && quarantine.isEmpty();
    }

    public boolean visibleTo(Role role) {
        return policy().visibleTo().contains(role);
    }
}
