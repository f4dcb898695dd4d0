package dev.firebreak.app.web;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.core.account.ApiToken;
import dev.firebreak.core.account.Role;
import dev.firebreak.core.segment.Hash256;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The web server with the interface of HMA, an admin's and a reviewer's client, and one without a token. */
final class HmaFixture implements AutoCloseable {
    static final int MAX_FILE = 65_536;

    final WebFixture server;
    final HmaClient admin;
    final HmaClient reviewer;
    final HmaClient stranger;

    @MustBeClosed
    HmaFixture() {
        this(Map.of());
    }

    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed by close()
    HmaFixture(Map<String, String> further) {
        Map<String, String> settings = new HashMap<>(further);
        settings.put("FIREBREAK_HMA_ENABLED", "true");
        settings.put("FIREBREAK_HMA_MAX_FILE", MAX_FILE + "B");
        settings.put("FIREBREAK_DATA_FOLDER", "target/hma-it");
        server = new WebFixture(settings);
        server.bankIndex.follow();
        admin = client("admin-token", Role.ADMIN);
        reviewer = client("reviewer-token", Role.REVIEWER);
        stranger = new HmaClient(server.address(), "");
    }

    @SuppressWarnings("MustBeClosedChecker") // closed by close()
    private HmaClient client(String token, Role role) {
        String hash = Hash256.sha256(token.getBytes(StandardCharsets.UTF_8)).hex();
        server.accounts.add(new ApiToken(token, hash, role, server.clock.instant()));
        // As Coop has it by default: a slash at the end, and one at the start of each path.
        return new HmaClient(server.address() + "/", token);
    }

    /** The index takes note of what was put into banks. */
    void follow() {
        server.bankIndex.follow();
    }

    @Override
    public void close() {
        stranger.close();
        reviewer.close();
        admin.close();
        server.close();
    }
}
