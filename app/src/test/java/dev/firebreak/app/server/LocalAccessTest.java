package dev.firebreak.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.account.Role;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.account.InMemoryAccountStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalAccessTest {
    private static final String ADDRESS = "http://127.0.0.1:8080";

    private final InMemoryAccountStore accounts = new InMemoryAccountStore();

    @TempDir
    private Path folder;

    @Test
    void onlyTheOwnerCanReadTheFile() throws IOException {
        Files.writeString(folder.resolve("local-access"), "left by a crash");
        LocalAccess.write(folder, accounts, ADDRESS, new FakeClock());

        try (var files = Files.list(folder)) {
            Path file = files.findFirst().orElseThrow();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void whatIsReadBackIsAnAdminsToken() {
        LocalAccess.write(folder, accounts, ADDRESS, new FakeClock());

        LocalAccess.Access access = LocalAccess.read(folder).orElseThrow();
        assertThat(access.address()).isEqualTo(ADDRESS);
        assertThat(access).asString().doesNotContain(access.token());
        assertThat(accounts.token(sha256(access.token())))
                .hasValueSatisfying(token -> assertThat(token.role()).isEqualTo(Role.ADMIN));
    }

    @Test
    void eachStartMakesTheTokenBeforeWorthless() {
        LocalAccess.write(folder, accounts, ADDRESS, new FakeClock());
        String first = LocalAccess.read(folder).orElseThrow().token();
        LocalAccess.write(folder, accounts, ADDRESS, new FakeClock());

        assertThat(accounts.token(sha256(first))).isEmpty();
    }

    @Test
    void aServerThatStoppedLeavesNoAccess() {
        LocalAccess.write(folder, accounts, ADDRESS, new FakeClock());
        String token = LocalAccess.read(folder).orElseThrow().token();
        LocalAccess.remove(folder, accounts);

        assertThat(LocalAccess.read(folder)).isEmpty();
        assertThat(accounts.token(sha256(token))).isEmpty();
        LocalAccess.remove(folder, accounts);
    }

    @Test
    void readsNothingWhereThereIsNoFileOrHalfAFile() throws IOException {
        assertThat(LocalAccess.read(folder)).isEmpty();
        Files.writeString(folder.resolve("local-access"), ADDRESS + "\n");
        assertThat(LocalAccess.read(folder)).isEmpty();
    }

    private static String sha256(String token) {
        return Hash256.sha256(token.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
