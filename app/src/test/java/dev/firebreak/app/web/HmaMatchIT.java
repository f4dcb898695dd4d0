package dev.firebreak.app.web;

import static dev.firebreak.app.web.HmaClient.is;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.account.Role;
import dev.firebreak.core.bank.BankPolicy;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.testkit.bank.BankSamples;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Look-ups of hashes by the interface of HMA. */
class HmaMatchIT {
    private static final PdqHash HASH = BankSamples.pdq(1);
    private static final String MD5 = "0123456789abcdef0123456789abcdef";

    private HmaFixture hma;

    @BeforeEach
    @SuppressWarnings("MustBeClosedChecker") // closed after each test
    void start() throws Exception {
        hma = new HmaFixture();
        is(201, hma.admin.json("POST", "/c/banks", "{\"name\":\"A\"}"));
        is(201, hma.admin.json("POST", "/c/banks", "{\"name\":\"B\"}"));
    }

    @AfterEach
    void stop() {
        hma.close();
    }

    private long banked(String bank, PdqHash hash) throws Exception {
        String body = "{\"pdq\":\"%s\"}".formatted(hash.hex());
        long id = is(200, hma.reviewer.json("POST", "/c/bank/" + bank + "/signal", body))
                .path("id")
                .asLong();
        hma.follow();
        return id;
    }

    private String lookup(String further) throws Exception {
        return is(200, hma.reviewer.send("GET", "/m/lookup?signal=%s&signal_type=pdq%s".formatted(HASH.hex(), further)))
                .toString();
    }

    private static String hit(long id, int distance) {
        return "{\"bank_content_id\":%d,\"distance\":\"%d\"}".formatted(id, distance);
    }

    @Test
    void whatIsNearIsFoundByBankWithItsDistanceAsAText() throws Exception {
        assertThat(lookup("")).isEqualTo("{}");
        long far = banked("A", BankSamples.away(HASH, 31));
        banked("A", BankSamples.away(HASH, 32));
        long same = banked("A", HASH);
        long near = banked("B", BankSamples.away(HASH, 4));

        assertThat(lookup(""))
                .isEqualTo("{\"A\":[%s,%s],\"B\":[%s]}".formatted(hit(same, 0), hit(far, 31), hit(near, 4)));
        assertThat(lookup("&banks=B")).isEqualTo("{\"B\":[%s]}".formatted(hit(near, 4)));
        assertThat(lookup("&banks=NONE")).isEqualTo("{}");
        String raw = "/m/raw_lookup?signal=%s&signal_type=pdq&banks=A,B".formatted(HASH.hex());
        assertThat(is(200, hma.reviewer.send("GET", raw)).toString())
                .isEqualTo("{\"matches\":[%d,%d,%d]}".formatted(same, near, far));
        assertThat(is(200, hma.reviewer.send("GET", raw + "&include_distance=true"))
                        .toString())
                .isEqualTo("{\"matches\":[%s,%s,%s]}".formatted(hit(same, 0), hit(near, 4), hit(far, 31)));
    }

    @Test
    void theSameVideoIsFoundByItsMd5() throws Exception {
        JsonNode added =
                is(200, hma.reviewer.json("POST", "/c/bank/A/signal", "{\"video_md5\":\"%s\"}".formatted(MD5)));
        hma.follow();
        assertThat(is(200, hma.reviewer.send("GET", "/m/lookup?signal_type=video_md5&signal=" + MD5))
                        .toString())
                .isEqualTo("{\"A\":[%s]}".formatted(hit(added.path("id").asLong(), 0)));
    }

    @Test
    void whatIsDisabledIsFoundOnlyByTheRawLookUp() throws Exception {
        long id = banked("A", HASH);
        is(200, hma.reviewer.json("PUT", "/c/bank/A/content/" + id, "{\"disable_until_ts\":0}"));
        hma.follow();
        assertThat(lookup("")).isEqualTo("{}");
        assertThat(is(200, hma.reviewer.send("GET", "/m/raw_lookup?signal=%s&signal_type=pdq".formatted(HASH.hex())))
                        .path("matches")
                        .toString())
                .isEqualTo("[%d]".formatted(id));
    }

    @Test
    void aBankThatTakesPartAtTimesDoesSoBySeedAndAlwaysWithoutTheCoin() throws Exception {
        banked("A", HASH);
        is(200, hma.admin.json("PUT", "/c/bank/A", "{\"enabled_ratio\":0.5}"));
        hma.follow();
        int found = 0;
        for (int seed = 0; seed < 40; seed++) {
            String first = lookup("&seed=content-" + seed);
            assertThat(lookup("&seed=content-" + seed)).isEqualTo(first);
            found += first.equals("{}") ? 0 : 1;
            assertThat(lookup("&bypass_coinflip=true&seed=content-" + seed)).isNotEqualTo("{}");
        }
        assertThat(found).isBetween(8, 32);
        is(200, hma.admin.json("PUT", "/c/bank/A", "{\"enabled_ratio\":0}"));
        hma.follow();
        assertThat(lookup("&bypass_coinflip=true")).isEqualTo("{}");
    }

    @Test
    void whatANegativeBankOverrulesIsNoMatch() throws Exception {
        banked("A", HASH);
        var games = BankSamples.bank(hma.server.banks, "GAMES", BankSamples.NEGATIVE);
        BankPolicy seen = new BankPolicy(
                games.policy().action(),
                true,
                games.policy().thresholds(),
                BankPolicy.Matching.ALWAYS,
                BankPolicy.FloodLimits.NONE,
                Set.of(Role.REVIEWER));
        hma.server.banks.change(games.id(), games.settings().with(seen));
        long game = banked("GAMES", BankSamples.away(HASH, 2));

        assertThat(lookup("")).isEqualTo("{}");
        assertThat(lookup("&banks=A")).isEqualTo("{}");
        assertThat(lookup("&banks=A,GAMES")).isEqualTo("{\"GAMES\":[%s]}".formatted(hit(game, 2)));
    }

    @Test
    void aBankThatOneMayNotSeeIsNotThere() throws Exception {
        var hidden = BankSamples.bank(hma.server.banks, "HIDDEN", BankPolicy.DEFAULT);
        BankPolicy policy = new BankPolicy(
                hidden.policy().action(),
                false,
                hidden.policy().thresholds(),
                BankPolicy.Matching.ALWAYS,
                BankPolicy.FloodLimits.NONE,
                Set.of());
        hma.server.banks.change(hidden.id(), hidden.settings().with(policy));
        BankSamples.add(hma.server.banks, hidden, BankSamples.picture(HASH));
        hma.follow();

        assertThat(lookup("")).isEqualTo("{}");
        assertThat(lookup("&banks=HIDDEN")).isEqualTo("{}");
        is(404, hma.reviewer.send("GET", "/c/bank/HIDDEN"));
        String asAdmin = "/m/lookup?signal_type=pdq&signal=" + HASH.hex();
        assertThat(is(200, hma.admin.send("GET", asAdmin)).has("HIDDEN")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/m/lookup",
                "/m/lookup?signal=ab",
                "/m/lookup?signal_type=pdq",
                "/m/lookup?signal=zz&signal_type=pdq",
                "/m/lookup?signal=zz&signal_type=vpdq",
                "/m/raw_lookup?signal=zz&signal_type=pdq",
                "/m/lookup?signal_type=pdq&signal=&bypass_coinflip=perhaps",
                "/m/index/status?signal_type=vpdq"
            })
    void whatCannotBeLookedUpIsRefused(String path) throws Exception {
        if (path.contains("perhaps")) {
            path = path.replace("signal=", "signal=" + HASH.hex());
        }
        is(400, hma.reviewer.send("GET", path));
    }

    /** Which a client has from /h/hash of a black picture. */
    @Test
    void theEmptyHashMatchesNothing() throws Exception {
        banked("A", new PdqHash(0, 0, 0, 0));
        assertThat(is(200, hma.reviewer.send("GET", "/m/lookup?signal=&signal_type=pdq")))
                .isEmpty();
        assertThat(is(200, hma.reviewer.send("GET", "/m/raw_lookup?signal=&signal_type=pdq"))
                        .path("matches"))
                .isEmpty();
    }

    @Test
    void hashesAreCompared() throws Exception {
        String wish = "{\"pdq\":[\"%s\",\"%s\"],\"video_md5\":[\"%s\",\"%s\"]}"
                .formatted(HASH.hex(), BankSamples.away(HASH, 9).hex(), MD5, MD5);
        assertThat(is(200, hma.reviewer.json("POST", "/m/compare", wish)).toString())
                .isEqualTo("{\"pdq\":[true,{\"distance\":9}],\"video_md5\":[true,{}]}");
        String at = "{\"pdq\":[\"%s\",\"%s\"]}";
        for (int bits : new int[] {31, 32}) {
            String body = at.formatted(HASH.hex(), BankSamples.away(HASH, bits).hex());
            assertThat(is(200, hma.reviewer.json("POST", "/m/compare", body))
                            .path("pdq")
                            .get(0)
                            .asBoolean())
                    .isEqualTo(bits == 31);
        }
        for (String wrong : new String[] {
            "[]",
            "{\"pdq\":\"ab\"}",
            "{\"pdq\":[\"ab\"]}",
            "{\"vpdq\":[\"a\",\"b\"]}",
            "{\"pdq\":[1,2]}",
            at.formatted("", "")
        }) {
            is(400, hma.reviewer.json("POST", "/m/compare", wrong));
        }
    }

    @Test
    void theIndexSaysHowFarItHasCome() throws Exception {
        banked("A", HASH);
        long now = hma.server.clock.instant().getEpochSecond();
        assertThat(is(200, hma.reviewer.send("GET", "/m/index/status?signal_type=pdq"))
                        .path("pdq")
                        .path("built_to")
                        .asLong())
                .isEqualTo(now);
        JsonNode status = is(200, hma.reviewer.send("GET", "/m/index/status"));
        assertThat(status.path("pdq").path("present").asBoolean()).isTrue();
        assertThat(status.path("pdq").path("size").asInt()).isEqualTo(1);
        assertThat(status.path("video_md5").path("size").asInt()).isZero();
        JsonNode index = is(200, hma.reviewer.send("GET", "/c/signal_type/index"));
        assertThat(index.path("pdq").path("index_size").asInt()).isEqualTo(1);
        assertThat(index.path("pdq").path("index_out_of_date").asBoolean()).isFalse();

        assertThat(hma.stranger.send("GET", "/status").body()).isEqualTo("I-AM-ALIVE");
        hma.server.clock.advance(Duration.ofSeconds(65));
        assertThat(hma.stranger.send("GET", "/status").statusCode()).isEqualTo(200);
        hma.server.clock.advance(Duration.ofSeconds(1));
        assertThat(hma.stranger.send("GET", "/status").statusCode()).isEqualTo(503);
        assertThat(hma.stranger.send("GET", "/status").body()).isEqualTo("INDEX-STALE");
        assertThat(hma.stranger.send("GET", "/status/live").body()).isEqualTo("I-AM-ALIVE");
    }
}
