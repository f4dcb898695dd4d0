package dev.firebreak.store;

import static dev.firebreak.testkit.incident.IncidentSamples.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseAddressTest {
    @Test
    void takesUserAndPasswordOutOfTheUrl() {
        DatabaseAddress address =
                DatabaseAddress.of("postgresql://fire:p%40ss+1@db.example:5433/break?sslmode=require", null, null);

        assertThat(address)
                .isEqualTo(new DatabaseAddress(
                        "jdbc:postgresql://db.example:5433/break?sslmode=require", "fire", "p@ss+1"));
    }

    @Test
    void takesTheFormOfJdbc() {
        assertThat(DatabaseAddress.of("jdbc:postgresql://db/break", "fire", "pass"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db/break", "fire", "pass"));
    }

    @Test
    void whatIsNamedBesideTheUrlWins() {
        DatabaseAddress address = DatabaseAddress.of("postgres://a:b@db/break", "c", "d");

        assertThat(address.user()).isEqualTo("c");
        assertThat(address.password()).isEqualTo("d");
    }

    @Test
    void showsNoSecret() {
        assertThat(DatabaseAddress.of("postgres://a:secret@db/break?password=secret", null, null)
                        .toString())
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mysql://db/break",
                "postgresql://db",
                "postgresql://db/",
                "jdbc:h2:mem:x",
                "a b",
                "postgresql:///x"
            })
    void refusesWhatIsNoSuchAddress(String url) {
        assertFails(ErrorCode.BAD_CONFIGURATION, () -> DatabaseAddress.of(url, null, null));
    }

    @Test
    void doesNotRepeatASecretItCannotParse() {
        assertThatExceptionOfType(FirebreakException.class)
                .isThrownBy(() -> DatabaseAddress.of("postgresql://u:se cret@db/x", null, null))
                .withMessageNotContaining("cret");
    }
}
