package dev.firebreak.testkit.account;

import static dev.firebreak.testkit.incident.IncidentSamples.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.account.Account;
import dev.firebreak.core.account.AccountStore;
import dev.firebreak.core.account.ApiToken;
import dev.firebreak.core.account.Role;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.testkit.FakeClock;
import org.junit.jupiter.api.Test;

/** What every {@link AccountStore} does. */
public abstract class AccountStoreContract {
    private static final ApiToken TOKEN = new ApiToken("ci", "ab".repeat(32), Role.REVIEWER, FakeClock.START);

    /** An empty store; the same one during a test. */
    protected abstract AccountStore store();

    @Test
    void keepsEveryRole() {
        for (Role role : Role.values()) {
            store().save(new Account("somebody", "{bcrypt}x", role));
            store().add(new ApiToken("of " + role, "hash of " + role, role, FakeClock.START));

            assertThat(store().account("somebody").orElseThrow().role()).isEqualTo(role);
            assertThat(store().token("hash of " + role).orElseThrow().role()).isEqualTo(role);
        }
    }

    @Test
    void returnsWhatWasSaved() {
        Account ada = new Account("ada", "{bcrypt}x", Role.ADMIN);
        Account bob = new Account("Bob", "{bcrypt}y", Role.REVIEWER);
        store().save(ada);
        store().save(bob);

        assertThat(store().account("ada")).contains(ada);
        assertThat(store().accounts()).containsExactly(bob, ada);
        assertThat(store().account("Ada")).isEmpty();
    }

    @Test
    void savingAgainReplaces() {
        Account changed = new Account("ada", "{bcrypt}z", Role.REVIEWER);
        store().save(new Account("ada", "{bcrypt}x", Role.ADMIN));
        store().save(changed);

        assertThat(store().accounts()).containsExactly(changed);
    }

    @Test
    void aRemovedAccountIsGone() {
        store().save(new Account("ada", "{bcrypt}x", Role.ADMIN));

        assertThat(store().remove("ada")).isTrue();
        assertThat(store().remove("ada")).isFalse();
        assertThat(store().account("ada")).isEmpty();
    }

    @Test
    void takesAnyNameThatSomebodyMayTypeAtSignIn() {
        assertThat(store().account("' OR 1=1 --\0\uD83D")).isEmpty();
    }

    @Test
    void findsTokensByHash() {
        store().add(TOKEN);

        assertThat(store().token(TOKEN.sha256())).contains(TOKEN);
        assertThat(store().token("ab")).isEmpty();
        assertThat(store().tokens()).containsExactly(TOKEN);
    }

    @Test
    void refusesATokenWhoseNameOrHashIsTaken() {
        store().add(TOKEN);

        assertFails(
                ErrorCode.CONFLICT,
                () -> store().add(new ApiToken("ci", "cd".repeat(32), Role.ADMIN, FakeClock.START)));
        assertFails(
                ErrorCode.CONFLICT,
                () -> store().add(new ApiToken("other", TOKEN.sha256(), Role.ADMIN, FakeClock.START)));
        assertThat(store().tokens()).containsExactly(TOKEN);
    }

    @Test
    void aRevokedTokenIsGone() {
        store().add(TOKEN);

        assertThat(store().revokeToken("ci")).isTrue();
        assertThat(store().revokeToken("ci")).isFalse();
        assertThat(store().token(TOKEN.sha256())).isEmpty();
    }
}
