package dev.firebreak.app.server;

import dev.firebreak.core.account.AccountStore;
import dev.firebreak.core.account.ApiToken;
import dev.firebreak.core.account.Role;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.segment.Hash256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Lets a command on the same machine, run by the same user, talk to the running server: each start leaves a fresh admin token and the
 * server's address in a file of the data folder that only its owner can read. Who can read that folder owns the server anyway.
 */
public final class LocalAccess {
    private static final String FILE = "local-access";
    private static final String TOKEN_NAME = "local";
    private static final int TOKEN_BYTES = 32;

    private LocalAccess() {}

    /** What the file says. */
    public record Access(String address, String token) {
        @Override
        public String toString() {
            return "Access[" + address + ", redacted]";
        }
    }

    /** Makes the token anew and writes the file. */
    static void write(Path dataFolder, AccountStore accounts, String address, Clock clock) {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        accounts.revokeToken(TOKEN_NAME);
        accounts.add(new ApiToken(
                TOKEN_NAME,
                Hash256.sha256(token.getBytes(StandardCharsets.UTF_8)).hex(),
                Role.ADMIN,
                clock.instant()));
        try {
            Path file = dataFolder.resolve(FILE);
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, address + "\n" + token + "\n");
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.STORE_DOWN, "The data folder " + dataFolder + " is not writable", e);
        }
    }

    /** Reads the file of a server that runs, or ran, on this data folder. */
    public static Optional<Access> read(Path dataFolder) {
        try {
            var lines = Files.readAllLines(dataFolder.resolve(FILE));
            return lines.size() >= 2 ? Optional.of(new Access(lines.get(0), lines.get(1))) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.SOURCE_GONE, "The file " + dataFolder.resolve(FILE) + " cannot be read", e);
        }
    }

    /** Takes the file away, and makes the token worthless. */
    static void remove(Path dataFolder, AccountStore accounts) {
        remove(dataFolder);
        accounts.revokeToken(TOKEN_NAME);
    }

    static void remove(Path dataFolder) {
        try {
            Files.deleteIfExists(dataFolder.resolve(FILE));
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.STORE_DOWN, "The data folder " + dataFolder + " is not writable", e);
        }
    }
}
