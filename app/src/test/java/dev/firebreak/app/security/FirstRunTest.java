package dev.firebreak.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.account.Account;
import dev.firebreak.core.account.Role;
import dev.firebreak.testkit.account.InMemoryAccountStore;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirstRunTest {
    private final InMemoryAccountStore accounts = new InMemoryAccountStore();
    private final Secrets secrets = new Secrets();

    @Test
    void makesAnAdminOnceAndKeepsOnlyTheHash() {
        String password = FirstRun.ensureAdmin(accounts, secrets).orElseThrow();

        Account admin = accounts.account(FirstRun.ADMIN).orElseThrow();
        assertThat(admin.role()).isEqualTo(Role.ADMIN);
        assertThat(admin.passwordHash()).startsWith("{bcrypt}").doesNotContain(password);
        assertThat(Secrets.encoder().matches(password, admin.passwordHash())).isTrue();
        assertThat(FirstRun.ensureAdmin(accounts, secrets)).isEqualTo(Optional.empty());
    }

    @Test
    void secretsAreLongAndDiffer() {
        assertThat(secrets.password()).hasSize(20).isNotEqualTo(secrets.password());
        assertThat(secrets.streamKey().secret())
                .hasSize(32)
                .isNotEqualTo(secrets.streamKey().secret());
        assertThat(secrets.token()).hasSize(46).isNotEqualTo(secrets.token());
    }

    @Test
    void objectsToPasswordsOutsideTheLimits() {
        assertThat(secrets.objection("x".repeat(Secrets.MIN_PASSWORD - 1))).isNotEmpty();
        assertThat(secrets.objection("x".repeat(Secrets.MIN_PASSWORD))).isEmpty();
        assertThat(secrets.objection("x".repeat(Secrets.MAX_PASSWORD_BYTES))).isEmpty();
        assertThat(secrets.objection("x".repeat(Secrets.MAX_PASSWORD_BYTES + 1)))
                .isNotEmpty();
    }
}
