package dev.firebreak.app.web;

import static dev.firebreak.app.web.HmaClient.encode;
import static dev.firebreak.app.web.HmaClient.is;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.account.AuditEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who may use the interface of HMA, and what it can be made to reach. */
class HmaSecurityIT {
    private static final String BANK = "{\"name\":\"A\"}";

    @Test
    void nobodyIsLetInWithoutATokenAndRolesHoldHereToo() throws Exception {
        try (HmaFixture hma = new HmaFixture();
                Caller browser = Caller.signedIn(hma.server, "ada");
                Caller custodian = Caller.signedIn(hma.server, "cleo")) {
            for (String path : List.of("/c/banks", "/h/hash", "/m/lookup", "/site-map", "//c/banks", "/c/nothing")) {
                is(401, hma.stranger.send("GET", path));
            }
            assertThat(hma.stranger.send("GET", "/status").statusCode()).isEqualTo(200);
            is(403, hma.reviewer.json("POST", "/c/banks", BANK));
            is(201, hma.admin.json("POST", "/c/banks", BANK));
            is(403, hma.reviewer.json("PUT", "/c/bank/A", "{\"enabled\":false}"));
            is(403, hma.reviewer.send("DELETE", "/c/bank/A"));
            is(403, hma.reviewer.send("DELETE", "/c/bank/A/content/1"));
            // A session is no way in: a page elsewhere could use it.
            assertThat(browser.get("/c/banks").statusCode()).isEqualTo(401);
            assertThat(custodian.get("/m/lookup").statusCode()).isEqualTo(401);
            try (HmaClient wrong = new HmaClient(hma.server.address(), "fb_wrong")) {
                is(401, wrong.send("GET", "/c/banks"));
            }
        }
    }

    @Test
    void itIsOffUnlessItIsSwitchedOn() throws Exception {
        try (WebFixture server = new WebFixture();
                Caller stranger = new Caller(server);
                Caller admin = Caller.signedIn(server, "ada")) {
            assertThat(stranger.get("/status").statusCode()).isEqualTo(401);
            for (String path : List.of("/status", "/c/banks", "/h/hash", "/site-map")) {
                assertThat(admin.get(path).statusCode()).as(path).isEqualTo(403);
            }
        }
    }

    @Test
    void aListedAddressNeedsNoTokenAndMayDoWhatItsRoleSays() throws Exception {
        try (HmaFixture hma = new HmaFixture(Map.of("FIREBREAK_HMA_OPEN_NETWORKS", "127.0.0.1"))) {
            assertThat(is(200, hma.stranger.send("GET", "/c/banks"))).isEmpty();
            is(403, hma.stranger.json("POST", "/c/banks", BANK));
            try (HmaClient wrong = new HmaClient(hma.server.address(), "fb_wrong")) {
                is(401, wrong.send("GET", "/c/banks"));
            }
        }
        Map<String, String> trusting =
                Map.of("FIREBREAK_HMA_OPEN_NETWORKS", "127.0.0.0/8", "FIREBREAK_HMA_OPEN_ROLE", "admin");
        try (HmaFixture hma = new HmaFixture(trusting);
                Caller stranger = new Caller(hma.server)) {
            is(201, hma.stranger.json("POST", "/c/banks", BANK));
            assertThat(hma.server.audit.list(10, 0)).extracting(AuditEntry::who).contains("address:127.0.0.1");
            // Only here.
            assertThat(stranger.get("/api/v1/banks").statusCode()).isEqualTo(401);
        }
        try (HmaFixture hma = new HmaFixture(Map.of("FIREBREAK_HMA_OPEN_NETWORKS", "10.1.2.3"))) {
            is(401, hma.stranger.send("GET", "/c/banks"));
        }
    }

    /** Any page that somebody looks at there could send these. */
    @ParameterizedTest
    @ValueSource(strings = {"Origin", "Sec-Fetch-Site", "Cookie", "X-Forwarded-For", "Forwarded", "Via"})
    void aBrowserOrAProxyAtAListedAddressNeedsAToken(String header) throws Exception {
        try (HmaFixture hma = new HmaFixture(Map.of("FIREBREAK_HMA_OPEN_NETWORKS", "127.0.0.1"))) {
            is(401, hma.stranger.send("GET", "/c/banks", header, "http://evil.example"));
        }
    }

    @Test
    void aUrlThatLeadsInsideIsRefused() throws Exception {
        try (HmaFixture hma = new HmaFixture()) {
            is(201, hma.admin.json("POST", "/c/banks", BANK));
            String inside = hma.server.address() + "/status/live";
            for (String url : List.of(
                    inside,
                    inside.replace("127.0.0.1", "[::1]"),
                    inside.replace("127.0.0.1", "2130706433"),
                    "http://169.254.169.254/latest/meta-data/",
                    "file:///etc/passwd")) {
                is(403, hma.reviewer.send("GET", "/h/hash?content_type=video&url=" + encode(url)));
                is(403, hma.reviewer.send("GET", "/m/lookup?content_type=video&url=" + encode(url)));
                is(403, hma.reviewer.send("POST", "/c/bank/A/content?content_type=video&url=" + encode(url)));
            }
        }
    }

    @Test
    void slashesTooManyAreNoMatterAndEveryPathIsInTheSiteMap() throws Exception {
        try (HmaFixture hma = new HmaFixture()) {
            assertThat(hma.admin.send("GET", "//c///exchanges").statusCode()).isEqualTo(200);
            JsonNode paths = is(200, hma.admin.send("GET", "/site-map"));
            assertThat(paths.valueStream().map(JsonNode::asString))
                    .contains(
                            "/c/bank/<bank>/content/<content>",
                            "/c/banks",
                            "/c/exchanges",
                            "/h/hash",
                            "/m/compare",
                            "/m/index/status",
                            "/m/lookup",
                            "/m/raw_lookup",
                            "/site-map",
                            "/status")
                    .isSorted()
                    .noneMatch(path -> path.startsWith("/api/"));
        }
    }
}
